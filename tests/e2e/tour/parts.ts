import { after } from './after.ts';
import { before } from './before.ts';
import { office } from './office.ts';
import { reader } from './reader.ts';
import { room } from './room.ts';
import { states } from './states.ts';
import type { Part } from './tour.ts';

export const parts: readonly Part[] = [office, before, reader, room, after, states];
