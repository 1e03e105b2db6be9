/** The way to a mail server, by SMTP. */
import { createTransport } from 'nodemailer';
import type { Send } from './postman.ts';

export interface SmtpOptions {
  /** `smtp://user:password@host:587`, or `smtps://…`. Holds a secret: it is never logged. */
  url: string;
  /** The sender, e.g. `Văn phòng Sở <hop@example.vn>`. */
  from: string;
}

const patienceMs = 30_000;

export function smtp({ url, from }: SmtpOptions): { send: Send; close(): void } {
  const transport = createTransport({
    url,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    // A file or an address in a message is words, never something to fetch.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(to, { subject, text, calendar }) {
      await transport.sendMail({
        from,
        to,
        subject,
        text,
        ...(calendar === null
          ? {}
          : {
              attachments: [
                { filename: 'hop.ics', content: calendar, contentType: 'text/calendar; charset=utf-8' },
              ],
            }),
      });
    },
    close: () => transport.close(),
  };
}
