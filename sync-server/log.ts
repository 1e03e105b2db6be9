/** The log: JSON lines that never hold a token or a password, whatever object they were part of. */
import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';

export type { Logger } from 'pino';

const secrets = [
  'token',
  'password',
  '*.token',
  '*.password',
  'req.headers.authorization',
  'req.headers["sec-websocket-protocol"]',
  '*.headers.authorization',
  '*.headers["sec-websocket-protocol"]',
];

export interface LogOptions {
  level: LoggerOptions['level'];
  /** Standard error where nothing else is given: standard output is for what a program's caller reads. */
  to?: DestinationStream;
}

export function createLog({ level, to }: LogOptions): Logger {
  return pino(
    { level: level ?? 'info', redact: { paths: secrets, censor: '[secret]' } },
    to ?? pino.destination({ fd: 2, sync: true }),
  );
}
