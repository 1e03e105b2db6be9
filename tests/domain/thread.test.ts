import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import type { MarkId, PaperId, PersonId, ReplyId } from '#domain/ids.ts';
import type { MeetingRole } from '#domain/meeting/roles.ts';
import {
  type GivenRuling,
  putReply,
  type Reply,
  readReplies,
  readSeenMentions,
  rulingOf,
  rulingTime,
  setMentionsSeen,
} from '#domain/paper/thread.ts';

const mark = 'm' as MarkId;
const author = 'tac-gia' as PersonId;
const paper = 'p' as PaperId;
const roles: Readonly<Record<string, MeetingRole>> = {
  'chu-tri': 'chair',
  'thu-ky': 'secretary',
  'dai-bieu': 'delegate',
  'tac-gia': 'delegate',
  khach: 'guest',
};
const roleOf = (person: PersonId) => roles[person];
const may = new Set(['chu-tri', 'thu-ky', 'tac-gia']);

const ruling = fc
  .record({
    by: fc.constantFrom(...Object.keys(roles), 'nguoi-la').map((id) => id as PersonId),
    resolved: fc.boolean(),
    at: fc.integer({ min: 0, max: 5 }),
  })
  .map((given): GivenRuling => ({ id: mark, mark, markAuthor: author, paper, ...given }));

it('a mark is settled as the last who may said, in whatever order the machines heard it', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(ruling, { selector: ({ by }) => by }),
      fc.infiniteStream(fc.nat()),
      (given, order) => {
        const last = rulingOf(given, author, roleOf);
        const others = given.filter(({ by }) => !may.has(by));
        const heard = [...given]
          .map((each) => ({ each, at: order.next().value }))
          .sort((a, b) => a.at - b.at);
        expect(
          rulingOf(
            heard.map(({ each }) => each),
            author,
            roleOf,
          ),
        ).toEqual(last);
        expect(rulingOf(others, author, roleOf)).toBeUndefined();
        for (const { by, at } of given) if (may.has(by)) expect(last && last.at >= at).toBe(true);
      },
    ),
  );
});

it('who settles or opens again is heard, even by a machine whose clock is behind', () => {
  fc.assert(
    fc.property(fc.array(ruling), fc.nat({ max: 5 }), (given, now) => {
      const answered = rulingOf(given, author, roleOf);
      const at = rulingTime(now, answered);
      const mine: GivenRuling = { id: mark, mark, markAuthor: author, paper, resolved: true, at, by: author };
      expect(rulingOf([...given, mine], author, roleOf)).toEqual(mine);
    }),
  );
});

const reply = (id: string, more: Partial<Reply> = {}): Reply => ({
  id: id as ReplyId,
  mark,
  markAuthor: author,
  paper,
  text: 'Đã bổ sung số liệu.',
  mentions: [],
  createdAt: 1,
  ...more,
});

it('replies written on two machines without a network all arrive; a broken one spoils no other', () => {
  const [a, b] = [new Y.Doc(), new Y.Doc()];
  putReply(a, reply('r1'));
  putReply(b, reply('r2'));
  b.getMap('replies').set('r3', { id: 'r3', text: '' });
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
  expect([...readReplies(a).keys()].sort()).toEqual(['r1', 'r2']);
});

it('mentions seen on one device are seen on all', () => {
  const [a, b] = [new Y.Doc(), new Y.Doc()];
  setMentionsSeen(a, ['r1' as ReplyId], 5);
  setMentionsSeen(b, ['r2' as ReplyId], 6);
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
  expect([...readSeenMentions(a)].sort()).toEqual(['r1', 'r2']);
});
