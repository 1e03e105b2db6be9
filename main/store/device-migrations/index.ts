import type { Migration } from '#sqlite/migrate.ts';
import { device } from './001-device.ts';

/** Of the machine's store, in order. Append only. */
export const deviceMigrations: readonly Migration[] = [device];
