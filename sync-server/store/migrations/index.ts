import type { Migration } from '#sqlite/migrate.ts';
import { office } from './001-office.ts';
import { documents } from './002-documents.ts';
import { meetings } from './003-meetings.ts';
import { files } from './004-files.ts';
import { floor } from './005-floor.ts';
import { journalChain } from './006-journal-chain.ts';
import { ballots } from './007-ballots.ts';
import { minutes } from './008-minutes.ts';
import { officeMail } from './009-office.ts';
import { polls } from './010-polls.ts';
import { restrictions } from './011-restrictions.ts';
import { preparations } from './012-preparations.ts';
import { personalFiles } from './014-personal-files.ts';
import { documentNumbers } from './015-document-numbers.ts';

/** In order. Append only. */
export const migrations: readonly Migration[] = [
  office,
  documents,
  meetings,
  files,
  floor,
  journalChain,
  ballots,
  minutes,
  officeMail,
  polls,
  restrictions,
  preparations,
  personalFiles,
  documentNumbers,
];
