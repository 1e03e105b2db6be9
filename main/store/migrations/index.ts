import type { Migration } from '#sqlite/migrate.ts';
import { documents } from './001-documents.ts';
import { outbox } from './002-outbox.ts';
import { projections } from './003-projections.ts';
import { ballots } from './004-ballots.ts';
import { minutes } from './005-minutes.ts';
import { texts } from './006-texts.ts';
import { polls } from './007-polls.ts';
import { desk } from './008-desk.ts';
import { restrictions } from './009-restrictions.ts';
import { preparations } from './010-preparations.ts';
import { recognised } from './015-recognised.ts';
import { deskPreparations } from './016-desk-preparations.ts';
import { annexes } from './017-annexes.ts';
import { opened } from './018-opened.ts';
import { substitutionEnds } from './031-substitution-ends.ts';

/** Of a person's store, in order. Append only. */
export const migrations: readonly Migration[] = [
  documents,
  outbox,
  projections,
  ballots,
  minutes,
  texts,
  polls,
  desk,
  restrictions,
  preparations,
  recognised,
  deskPreparations,
  annexes,
  opened,
  substitutionEnds,
];
