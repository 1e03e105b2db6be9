/** What must be on the server before a command that speaks of it. */
import { expect, it } from 'vitest';
import type { CommandName } from '#domain/commands.ts';
import { formatDocumentName } from '#domain/documents.ts';
import { aboutOf, documentsBefore } from '#main/command-order.ts';

const meeting = 'hop';
const rows: readonly (readonly [CommandName, object, readonly string[]])[] = [
  ['meeting.create', { meeting }, []],
  ['meeting.convene', { meeting }, ['meeting/hop/plan']],
  ['restriction.set', { meeting, group: 'nhom' }, ['meeting/hop/plan', 'meeting/hop/plan/nhom']],
  ['preparation.submit', { meeting, item: 'muc' }, ['meeting/hop/plan', 'meeting/hop/preparation/muc']],
  // An item that is only spoken of brings no papers along.
  ['agenda.close', { meeting, item: 'muc' }, ['meeting/hop/plan']],
  ['minutes.submit', { meeting }, ['meeting/hop/plan', 'meeting/hop/minutes', 'meeting/hop/annexes/minutes']],
  ['conclusion.issue', { meeting }, ['meeting/hop/plan', 'meeting/hop/annexes/notice']],
  ['poll.create', { poll: 'phieu' }, []],
  ['poll.submit', { poll: 'phieu' }, ['poll/phieu/question']],
  ['office.putRoom', { room: 'a1' }, []],
];

it.each(rows)('%s waits for what it speaks of, and for nothing else', (name, input, before) => {
  expect(documentsBefore({ name, input }).map(formatDocumentName)).toEqual(before);
});

it('commands keep their order with others about the same meeting or poll, and with no others', () => {
  expect(aboutOf({ meeting })).toBe('hop');
  expect(aboutOf({ poll: 'phieu' })).toBe('phieu');
  expect(aboutOf({ room: 'a1' })).toBeNull();
});
