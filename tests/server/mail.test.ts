/** Invitations by e-mail, to a real mail server on this machine. */
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MeetingId } from '#domain/ids.ts';
import { createLog } from '#server/log.ts';
import { makeMeeting, person } from '#tests/helpers/meeting.ts';
import { commandId } from '#tests/helpers/raw-client.ts';
import { startTestServer, type TestServer, testOffice } from '#tests/helpers/server.ts';
import { until } from '#tests/helpers/until.ts';

interface Received {
  to: string;
  text: string;
}

/** A mail server that asks for a password and keeps what it takes. */
class Mailbox {
  readonly received: Received[] = [];
  readonly password = randomBytes(12).toString('hex');
  /** Says no to everything, as a full or broken one does. */
  isBroken = false;
  port = 0;
  #server: SMTPServer | undefined;

  async open(): Promise<void> {
    const server = new SMTPServer({
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) =>
        done(
          password === this.password ? null : new Error('wrong password'),
          password === this.password ? { user: username } : undefined,
        ),
      onData: (stream, session, done) => {
        let text = '';
        stream.on('data', (bytes: Buffer) => {
          text += bytes.toString('utf8');
        });
        stream.on('end', () => {
          if (this.isBroken) return done(new Error('mailbox is full'));
          const to = session.envelope.rcptTo.map(({ address }) => address).join();
          this.received.push({ to, text });
          done();
        });
      },
    });
    server.on('error', () => {});
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.#server?.close(() => resolve()) ?? resolve());
    this.#server = undefined;
  }

  get url(): string {
    return `smtp://hopso:${this.password}@127.0.0.1:${this.port}`;
  }
}

/** Everybody but `daibieu2` has an address. */
const office = {
  ...testOffice,
  people: testOffice.people.map((each) =>
    each.id === 'daibieu2' ? each : { ...each, email: `${each.id}@example.vn` },
  ),
};

let mailbox: Mailbox;
let server: TestServer;
const logged: string[] = [];
beforeEach(async () => {
  mailbox = new Mailbox();
  await mailbox.open();
  logged.length = 0;
  server = await startTestServer({
    office,
    smtp: { url: mailbox.url, from: 'Văn phòng thử <hop@example.vn>' },
    log: createLog({ level: 'debug', to: { write: (line: string) => void logged.push(line) } }),
  });
});
afterEach(async () => {
  await server.close();
  await mailbox.close();
});

const ask = (name: 'meeting.cancel' | 'meeting.convene', meeting: MeetingId) =>
  server.core.decider.decide(person('thuky'), {
    id: commandId(),
    name,
    input: { meeting, reason: 'mưa lũ' },
    askedAt: 5,
  });
const waiting = () =>
  server.core.store.db.prepare('SELECT count(*) FROM mails WHERE next_at IS NOT NULL').pluck().get();
const recipients = () => mailbox.received.map(({ to }) => to).sort();
/** Subject and text are encoded in the message. */
const isAbout = ({ text }: Received, words: string) =>
  text.includes(Buffer.from(words).toString('base64').slice(0, 8)) || text.includes(words);

describe('a convened meeting', () => {
  it('is written about to all who have an address, but for whoever sent it; once', async () => {
    const meeting = makeMeeting(server.core, 'convened');
    await until('three letters', () => mailbox.received.length === 3);
    expect(recipients()).toEqual(['chutri@example.vn', 'daibieu@example.vn', 'khach@example.vn']);
    for (const letter of mailbox.received) {
      expect(letter.text).toContain('text/calendar');
      expect(letter.text).toContain('hop.ics');
    }
    // A letter waits until the other server has answered for it, which is after it came in.
    await until('nothing that waits', () => waiting() === 0);
    expect(ask('meeting.convene', meeting).ok).toBe(true);
    expect(waiting()).toBe(0);
    expect(mailbox.received).toHaveLength(3);
  });

  it('is written about again when it is called off', async () => {
    const meeting = makeMeeting(server.core, 'convened');
    await until('three letters', () => mailbox.received.length === 3);
    ask('meeting.cancel', meeting);
    await until('six letters', () => mailbox.received.length === 6);
    expect(mailbox.received.slice(3).every((letter) => isAbout(letter, 'METHOD:CANCEL'))).toBe(false);
    expect(recipients().filter((to) => to === 'khach@example.vn')).toHaveLength(2);
  });
});

it('a mail server that is down loses nothing: it is sent once that is back, after a restart too', async () => {
  await mailbox.close();
  makeMeeting(server.core, 'convened');
  const failed = () =>
    server.core.store.db.prepare('SELECT count(*) FROM mails WHERE attempts > 0').pluck().get();
  await until('three tries in vain', () => failed() === 3);
  expect(waiting()).toBe(3);
  await mailbox.open();
  // As if the minute until the next try had gone by.
  server.core.store.db.exec('UPDATE mails SET next_at = 1');
  await server.restart();
  await until('three letters', () => mailbox.received.length === 3);
  await until('nothing that waits', () => waiting() === 0);
});

it('what was refused is tried again later, and the password is in no log', async () => {
  mailbox.isBroken = true;
  makeMeeting(server.core, 'convened');
  const next = () =>
    server.core.store.db
      .prepare('SELECT min(next_at - queued_at) FROM mails WHERE attempts = 1')
      .pluck()
      .get();
  await until('a try in vain', () => Number(next()) >= 60_000);
  await until('a line in the log', () => logged.some((line) => line.includes('could not be sent')));
  expect(logged.join('\n')).not.toContain(mailbox.password);
});
