/** What connections need of the server. */
import type { Logger } from 'pino';
import { BadFrame } from '#protocol/errors.ts';
import type { Clock } from '#room/committer.ts';
import type { Decider } from '../commands/decide.ts';
import type { Rate } from '../rate.ts';
import type { Rights } from '../rights.ts';
import type { Rooms } from '../rooms.ts';
import type { SessionTable } from '../store/sessions.ts';
import type { Connections } from './connections.ts';
import type { Line } from './line.ts';

export interface SocketServices {
  rooms: Rooms;
  rights: Rights;
  sessions: SessionTable;
  connections: Connections;
  decider: Decider;
  /** Of commands, for each person. */
  commandRate: Rate;
  clock: Clock;
  log: Logger;
}

/** Does `work`; whatever goes wrong closes this one line and no more. */
export function guarded<T>(line: Line, { log }: Pick<SocketServices, 'log'>, work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof BadFrame) {
      line.close('bad-frame');
    } else {
      log.error({ err: error }, 'a message could not be handled');
      line.close('internal-error');
    }
    return undefined;
  }
}
