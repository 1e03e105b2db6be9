/** An entry of a list before anything was written into it, and an entry as it is written anew. */
import { v7 } from 'uuid';
import { IssuerId, PaperKindId, TitleId } from '#domain/ids.ts';
import { type Entry, type EntryList, EntryWords } from '#domain/office/entries.ts';

export function newEntry(list: EntryList): EntryWords {
  const id = v7();
  switch (list) {
    case 'titles':
      return { list, entry: { id: TitleId.parse(id), name: '', selfChosen: false } };
    case 'paperKinds':
      return { list, entry: { id: PaperKindId.parse(id), name: '' } };
    case 'issuers':
      return {
        list,
        entry: { id: IssuerId.parse(id), name: '', abbreviation: '', parent: '', place: '', unit: null },
      };
  }
}

export function wordsOf(list: EntryList, entry: Entry): EntryWords {
  return EntryWords.parse({ list, entry });
}
