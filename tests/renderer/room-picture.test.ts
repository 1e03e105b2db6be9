/** What the room screen shows is what everyone in the room may see. */
import { describe, expect, it } from 'vitest';
import type { ItemId, PaperId, PersonId, SpeechId } from '#domain/ids.ts';
import { emptyFloor, type Floor } from '#domain/meeting/floor.ts';
import type { AgendaItem, Paper, Plan } from '#domain/meeting/plan.ts';
import { progressOf } from '#domain/meeting/running-order.ts';
import type { Speech } from '#domain/meeting/speech.ts';
import { checkInText, readCheckInCode, spacedCode } from '#renderer/meeting/check-in-code.ts';
import { roomPictureOf } from '#renderer/screen/room-picture.ts';

const common = 'muc-chung' as ItemId;
const hidden = 'muc-an' as ItemId;
const restricted = 'muc-rieng' as ItemId;
const an = 'an' as PersonId;
const item = (id: ItemId): AgendaItem =>
  ({ id, rank: 'a0', title: id, presenter: '', minutes: null }) as AgendaItem;
const paper = (id: string, of: ItemId): Paper => ({ id, item: of, title: id }) as unknown as Paper;
/** The common plan: of the restricted item it knows nothing. */
const plan = {
  details: { title: 'Họp' },
  invitees: new Map(),
  items: [item(common), item(hidden)],
  papers: [paper('chung', common), paper('an', hidden)],
} as unknown as Plan;

function floor(changes: Partial<Floor>): Floor {
  const items = new Map([[hidden, { ...progressOf(new Map(), hidden), hidden: true }]]);
  return { ...emptyFloor(), phase: 'in_progress', items, ...changes };
}

function speech(id: string, of: ItemId | null, state: Speech['state']): [SpeechId, Speech] {
  const speechId = id as SpeechId;
  return [speechId, { id: speechId, person: an, item: of, kind: 'speech', state, place: 0 } as Speech];
}

const lead = (of: string) => ({ leader: an, paper: of as PaperId, page: 3, at: 1 });

describe('the room screen', () => {
  it('follows the meeting', () => {
    const view = (changes: Partial<Floor>) => roomPictureOf(plan, floor(changes)).view;
    expect(view({ phase: 'convened' })).toBe('welcome');
    expect(view({})).toBe('noItem');
    expect(view({ currentItem: common })).toBe('item');
    expect(view({ phase: 'paused', currentItem: common })).toBe('break');
    expect(view({ phase: 'ended', currentItem: common })).toBe('ended');
    expect(view({ phase: 'cancelled' })).toBe('ended');
  });

  it('shows nothing at all of an item that is hidden or a group’s own', () => {
    for (const currentItem of [restricted, hidden]) {
      const busy = floor({
        currentItem,
        lead: lead('chung'),
        speeches: new Map([speech('s', currentItem, 'speaking')]),
      });
      expect(roomPictureOf(plan, busy)).toEqual({ view: 'private' });
    }
  });

  it('names speakers of the common item, or of the meeting at large, alone', () => {
    const speaker = (of: ItemId | null) => {
      const picture = roomPictureOf(
        plan,
        floor({ currentItem: common, speeches: new Map([speech('s', of, 'speaking')]) }),
      );
      return picture.view === 'item' ? picture.speaker?.person : undefined;
    };
    expect([common, null, hidden, restricted].map(speaker)).toEqual([an, an, undefined, undefined]);
  });

  it('shows the led page of a common paper alone', () => {
    const led = (of: string) => {
      const picture = roomPictureOf(plan, floor({ currentItem: common, lead: lead(of) }));
      return picture.view === 'item' ? picture.led?.page : undefined;
    };
    expect([led('chung'), led('an'), led('cua-nhom-rieng')]).toEqual([3, undefined, undefined]);
  });
});

describe('a check-in code', () => {
  it('is read as it is typed, spoken or scanned', () => {
    const scanned = checkInText('m-1' as never, '482913');
    for (const text of ['482913', ' 482 913 ', scanned]) expect(readCheckInCode(text)).toBe('482913');
    for (const text of ['', '48291', '4829131', 'abc', `${scanned}9`])
      expect(readCheckInCode(text)).toBeUndefined();
    expect(spacedCode('482913')).toBe('482 913');
  });
});
