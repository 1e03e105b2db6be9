import type { Logger } from 'pino';

/** Where main says what happened; a line holds no words of documents. */
export type Log = Pick<Logger, 'info' | 'warn' | 'error'>;
