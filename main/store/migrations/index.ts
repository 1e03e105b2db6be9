import type { Migration } from '../migrate.ts';
import { documents } from './001-documents.ts';
import { outbox } from './002-outbox.ts';
import { projections } from './003-projections.ts';

/** Of a person's store, in order. Append only. */
export const migrations: readonly Migration[] = [documents, outbox, projections];
