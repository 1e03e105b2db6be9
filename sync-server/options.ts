/** What a server is started with. */
import type { Clock } from '#room/committer.ts';
import type { Logger } from './log.ts';
import type { SmtpOptions } from './mail/smtp.ts';
import type { OfficeFile } from './office.ts';

export interface ServerOptions {
  /** Everything the server keeps lies in this folder; it is made where it is missing. */
  dataDir: string;
  /** Reached from this machine alone unless something else is said. */
  host?: string;
  /** 0, also when nothing is said: any free one. */
  port?: number;
  /** Fills an empty folder with the sample office, whose one password everybody knows. */
  sample?: boolean;
  /** Units, people and accounts to take in before starting. */
  office?: OfficeFile;
  /** A proxy in front says for whom it asks, in `X-Forwarded-For`. */
  trustProxy?: boolean;
  /** By which invitations go out by e-mail too; without it none do. */
  smtp?: SmtpOptions | undefined;
  log?: Logger;
  /** Time, for tests. */
  clock?: Clock;
}
