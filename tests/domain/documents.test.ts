import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type DocumentName,
  floorFor,
  formatDocumentName,
  isKept,
  meetingOf,
  parseDocumentName,
  planFor,
} from '#domain/documents.ts';
import { type GroupId, Id, type MeetingId, type PersonId, type PollId } from '#domain/ids.ts';
import { MinutesState } from '#domain/meeting/minutes.ts';
import { isInPreparation, Phase } from '#domain/meeting/phase.ts';
import { MeetingRole } from '#domain/meeting/roles.ts';
import { type Right, rightOn, type Standing } from '#domain/rights.ts';

const me = 'an' as PersonId;
const other = 'binh' as PersonId;
const meeting = 'm1' as MeetingId;
const group = 'nhom-1' as GroupId;
const otherGroup = 'nhom-2' as GroupId;

const id = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,63}$/);
const name: fc.Arbitrary<DocumentName> = fc.oneof(
  fc.constant({ kind: 'directory' } as const),
  fc.constant({ kind: 'bookings' } as const),
  id.map((person) => ({ kind: 'desk', person: person as PersonId }) as const),
  fc
    .tuple(id, id)
    .map(([person, m]) => ({ kind: 'notes', person: person as PersonId, meeting: m as MeetingId }) as const),
  id.map((person) => ({ kind: 'shelf', person: person as PersonId }) as const),
  id.map((m) => ({ kind: 'plan', meeting: m as MeetingId }) as const),
  fc
    .tuple(id, id)
    .map(([m, g]) => ({ kind: 'restricted', meeting: m as MeetingId, group: g as GroupId }) as const),
  id.map((m) => ({ kind: 'minutes', meeting: m as MeetingId }) as const),
  id.map((m) => ({ kind: 'minutesAnnexes', meeting: m as MeetingId }) as const),
  id.map((m) => ({ kind: 'noticeAnnexes', meeting: m as MeetingId }) as const),
  id.map((m) => ({ kind: 'floor', meeting: m as MeetingId }) as const),
  id.map((m) => ({ kind: 'readings', meeting: m as MeetingId }) as const),
  fc
    .tuple(id, id)
    .map(
      ([m, person]) =>
        ({ kind: 'ownReadings', meeting: m as MeetingId, person: person as PersonId }) as const,
    ),
  fc
    .tuple(id, id)
    .map(([m, person]) => ({ kind: 'ink', meeting: m as MeetingId, person: person as PersonId }) as const),
  fc
    .tuple(fc.constantFrom('guestPlan', 'guestFloor'), id, id)
    .map(([kind, m, person]) => ({ kind, meeting: m as MeetingId, person: person as PersonId }) as const),
  fc
    .tuple(fc.constantFrom('question', 'pollState', 'replies'), id)
    .map(([kind, poll]) => ({ kind, poll: poll as PollId }) as const),
  fc
    .tuple(id, id)
    .map(([poll, person]) => ({ kind: 'sheet', poll: poll as PollId, person: person as PersonId }) as const),
);
const standing: fc.Arbitrary<Standing | undefined> = fc.option(
  fc.record({
    role: fc.constantFrom(...MeetingRole.options),
    phase: fc.constantFrom(...Phase.options),
    minutes: fc.constantFrom(...MinutesState.options),
    groups: fc.subarray([group, otherGroup]),
  }),
  { nil: undefined },
);

describe('names', () => {
  test('what is written is read', () => {
    fc.assert(
      fc.property(name, (given) => {
        expect(parseDocumentName(formatDocumentName(given))).toEqual(given);
      }),
    );
  });

  test('what is read is written back the same: no name has two spellings', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'office',
        'directory',
        'person',
        'meeting',
        'desk',
        'notes',
        'plan',
        'floor',
        'ink',
        '',
        '.',
        '..',
        'm1',
      ),
      fc.string({ maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const text = pieces.join('/');
        const parsed = parseDocumentName(text);
        if (parsed) expect(formatDocumentName(parsed)).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    '',
    '/',
    'office',
    'office/directory/',
    '/office/directory',
    'OFFICE/directory',
    'meeting/m1',
    'meeting//plan',
    'meeting/../plan',
    'meeting/m1/plan/..',
    'meeting/m1/ink/',
    'meeting/m 1/plan',
    'meeting/m1%2fplan/plan',
    'meeting/m1/plan\0',
    'meeting/m1\n/plan',
    'person/an/notes',
    'person/__proto__/desk',
    'meeting/constructor/toString',
    `meeting/${'a'.repeat(65)}/plan`,
    `meeting/${'a'.repeat(500)}/plan`,
  ])('%j names no document', (text) => {
    expect(parseDocumentName(text)).toBeUndefined();
  });

  test('every name fits into one segment less than a file name and never climbs', () => {
    fc.assert(
      fc.property(name, (given) => {
        const text = formatDocumentName(given);
        expect(text.length).toBeLessThanOrEqual(200);
        for (const segment of text.split('/')) expect(Id.safeParse(segment).success).toBe(true);
      }),
    );
  });

  test('documents of a meeting say which', () => {
    fc.assert(
      fc.property(name, (given) => {
        expect(meetingOf(given)).toBe('meeting' in given ? given.meeting : undefined);
      }),
    );
  });
});

const unseen = '- - - - -';
/** The approver reads, and writes on a paper for themselves alone. */
const approver = 'r r w r r';
const hidden = {
  chair: 'w r w w r',
  secretary: 'w r w w r',
  delegate: unseen,
  guest: unseen,
  approver: unseen,
};
const over = {
  chair: 'r r w w r',
  secretary: 'r r w w r',
  delegate: 'r r w w r',
  // Plan, floor and marks of others are not a guest's: what they see is in documents of their own.
  guest: '- - w - -',
  approver: unseen,
};
const open = { ...over, chair: 'w r w w r', secretary: 'w r w w r' };
/** Rights of a person with this part in the meeting: r, w or - for plan, floor, own notes, own ink, another's ink. */
const table: Record<Phase, Record<MeetingRole, string>> = {
  draft: hidden,
  pending_approval: { ...hidden, chair: 'r r w w r', secretary: 'r r w w r', approver },
  rejected: { ...hidden, approver },
  approved: { ...hidden, approver },
  convened: open,
  in_progress: open,
  paused: open,
  postponed: open,
  ended: over,
  concluded: over,
  archived: over,
  cancelled: hidden,
};
const columns: DocumentName[] = [
  { kind: 'plan', meeting },
  { kind: 'floor', meeting },
  { kind: 'notes', meeting, person: me },
  { kind: 'ink', meeting, person: me },
  { kind: 'ink', meeting, person: other },
];
const letters: Record<Right, string> = { none: '-', read: 'r', write: 'w' };

describe('rights', () => {
  describe.each(Phase.options)('in %s', (phase) => {
    test.each(MeetingRole.options)('%s', (role) => {
      const rights = columns.map(
        (document) =>
          letters[
            rightOn(document, { person: me, standing: { role, phase, minutes: 'drafting', groups: [] } })
          ],
      );
      expect(rights.join(' ')).toBe(table[phase][role]);
    });
  });

  describe.each(MinutesState.options)('minutes that are %s', (minutes) => {
    const document = { kind: 'minutes', meeting } as const;
    const phasesWith = (role: MeetingRole, right: Right) =>
      Phase.options.filter(
        (phase) =>
          rightOn(document, { person: me, standing: { role, phase, minutes, groups: [] } }) === right,
      );

    test('are written by organisers from the opening of the room on, and never once submitted', () => {
      const open = minutes === 'drafting' ? ['in_progress', 'paused', 'ended', 'concluded'] : [];
      for (const role of MeetingRole.options)
        expect(phasesWith(role, 'write')).toEqual(role === 'chair' || role === 'secretary' ? open : []);
    });

    test('are read by delegates once issued, never by guests and approvers', () => {
      const seen = Phase.options.filter((phase) => !isInPreparation(phase) && phase !== 'cancelled');
      expect(phasesWith('delegate', 'read')).toEqual(minutes === 'issued' ? seen : []);
      expect(phasesWith('guest', 'read')).toEqual([]);
      expect(phasesWith('approver', 'read')).toEqual([]);
    });
  });

  describe('what guests see', () => {
    const phasesRead = (document: DocumentName, role: MeetingRole) =>
      Phase.options.filter(
        (phase) =>
          rightOn(document, { person: me, standing: { role, phase, minutes: 'drafting', groups: [] } }) ===
          'read',
      );
    const seen = Phase.options.filter((phase) => !isInPreparation(phase) && phase !== 'cancelled');

    test('is read by that guest alone from the convening on, and by nobody written', () => {
      for (const nameFor of [planFor, floorFor]) {
        expect(phasesRead(nameFor('guest', me, meeting), 'guest')).toEqual(seen);
        expect(phasesRead(nameFor('guest', other, meeting), 'guest')).toEqual([]);
        for (const role of ['delegate', 'approver'] as const)
          expect(phasesRead(nameFor('guest', me, meeting), role)).toEqual([]);
      }
    });

    test('is looked at by organisers as far as they share it', () => {
      expect(phasesRead(planFor('guest', other, meeting), 'secretary')).toEqual(Phase.options);
      expect(phasesRead(floorFor('guest', other, meeting), 'secretary')).toEqual([]);
    });
  });

  test('what goes with the minutes is read and written exactly as they are', () => {
    fc.assert(
      fc.property(standing, (part) => {
        const [annexes, minutes] = (['minutesAnnexes', 'minutes'] as const).map((kind) =>
          rightOn({ kind, meeting }, { person: me, standing: part }),
        );
        expect(annexes).toBe(minutes);
      }),
    );
  });

  test('what goes with the notice is written by organisers until it is issued, and read from then on by whom the floor is', () => {
    const open = ['in_progress', 'paused', 'ended'];
    fc.assert(
      fc.property(standing, (part) => {
        const right = rightOn({ kind: 'noticeAnnexes', meeting }, { person: me, standing: part });
        const organises = part?.role === 'chair' || part?.role === 'secretary';
        const sees = rightOn({ kind: 'floor', meeting }, { person: me, standing: part }) !== 'none';
        const isOut = part?.phase === 'concluded' || part?.phase === 'archived';
        if (!sees || (!organises && !isOut)) expect(right).toBe('none');
        else expect(right).toBe(organises && open.includes(part?.phase ?? '') ? 'write' : 'read');
      }),
    );
  });

  describe('restricted items', () => {
    const document = { kind: 'restricted', meeting, group } as const;

    test('are written by organisers exactly when the plan is, and else read', () => {
      fc.assert(
        fc.property(standing, (part) => {
          if (part?.role !== 'chair' && part?.role !== 'secretary') return;
          expect(rightOn(document, { person: me, standing: part })).toBe(
            rightOn({ kind: 'plan', meeting }, { person: me, standing: part }),
          );
        }),
      );
    });

    test('are read by the group exactly when it reads its plan, and never written', () => {
      for (const phase of Phase.options) {
        for (const role of ['delegate', 'guest'] as const) {
          const part = { role, phase, minutes: 'drafting', groups: [group] } as const;
          const plan = rightOn(planFor(role, me, meeting), { person: me, standing: part });
          expect(rightOn(document, { person: me, standing: part })).toBe(plan === 'none' ? 'none' : 'read');
        }
      }
    });

    test('do not exist for anyone else, whatever their part', () => {
      fc.assert(
        fc.property(standing, (part) => {
          if (part?.role === 'chair' || part?.role === 'secretary') return;
          const outside = part && { ...part, groups: part.groups.filter((each) => each !== group) };
          expect(rightOn(document, { person: me, standing: outside })).toBe('none');
        }),
      );
    });

    test('are not for the approver, though they were put into a group', () => {
      for (const phase of Phase.options)
        expect(
          rightOn(document, {
            person: me,
            standing: { role: 'approver', phase, minutes: 'drafting', groups: [group] },
          }),
        ).toBe('none');
    });
  });

  test('who has no part in a meeting has no right to anything of it', () => {
    fc.assert(
      fc.property(name, (document) => {
        if (meetingOf(document)) expect(rightOn(document, { person: me })).toBe('none');
      }),
    );
  });

  test('nobody has a right to the notes or the desk of another person, whatever their part', () => {
    fc.assert(
      fc.property(name, id, standing, (document, person, part) => {
        if (document.kind !== 'notes' && document.kind !== 'desk') return;
        if (document.person !== person)
          expect(rightOn(document, { person: person as PersonId, standing: part })).toBe('none');
      }),
    );
  });

  test('nobody writes what belongs to another person', () => {
    fc.assert(
      fc.property(name, id, standing, (document, person, part) => {
        if ('person' in document && document.person !== person)
          expect(rightOn(document, { person: person as PersonId, standing: part })).not.toBe('write');
      }),
    );
  });

  test('nobody writes a kept document', () => {
    fc.assert(
      fc.property(name, id, standing, (document, person, part) => {
        if (isKept(document))
          expect(rightOn(document, { person: person as PersonId, standing: part })).not.toBe('write');
      }),
    );
  });

  test('the directory is open to all', () => {
    expect(rightOn({ kind: 'directory' }, { person: me })).toBe('read');
  });
});
