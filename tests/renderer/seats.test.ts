/** What a seat shows of the person on it, and how the map is walked by keyboard. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BallotId, ItemId, PersonId, SpeechId } from '#domain/ids.ts';
import { type Ballot, turnId, usualTerms } from '#domain/meeting/ballot.ts';
import { emptyFloor, type Floor } from '#domain/meeting/floor.ts';
import type { Plan } from '#domain/meeting/plan.ts';
import { answered } from '#domain/meeting/response.ts';
import { seatPlaces } from '#domain/meeting/seating.ts';
import type { Speech } from '#domain/meeting/speech.ts';
import { shownFloor } from '#renderer/screen/room-picture.ts';
import { nextSeat } from '#renderer/seats/next-seat.ts';
import { seatStateOf } from '#renderer/seats/seat-state.ts';
import { shortName } from '#renderer/seats/seat-words.ts';

const an = 'an' as PersonId;
const minute = 60_000;

function floor(changes: Partial<Floor>): Floor {
  return { ...emptyFloor(), phase: 'in_progress', startedAt: 0, ...changes };
}

const came = (at: number, leftAt: number | null = null) => ({
  attendance: new Map([[an, { id: an, at, way: 'self' as const, by: an, leftAt }]]),
});

const speech = (state: Speech['state'], item: ItemId | null = null) => {
  const id = `${state}-1` as SpeechId;
  return { speeches: new Map([[id, { id, person: an, item, kind: 'speech', state, place: 0 } as Speech]]) };
};

function ballot(changes: Partial<Ballot>, voted: boolean): Partial<Floor> {
  const id = 'phieu' as BallotId;
  const open = { ...usualTerms, id, state: 'open', item: null, eligible: [an], ...changes } as Ballot;
  const turn = { id: turnId(id, an), ballot: id, person: an };
  return { ballots: new Map([[id, open]]), ballotTurns: new Map(voted ? [[turn.id, turn]] : []) };
}

describe('a seat', () => {
  test('tells whether its person is there', () => {
    const attending = (changes: Partial<Floor>) => seatStateOf(floor(changes), an).attending;
    expect(attending({})).toBe('expected');
    expect(attending(came(minute))).toBe('present');
    expect(attending(came(60 * minute))).toBe('late');
    expect(attending(came(60 * minute, 70 * minute))).toBe('left');
    const absent = (state: 'absence_requested' | 'absence_approved' | 'absence_refused') => ({
      responses: new Map([[an, answered(an, state, 0)]]),
    });
    expect(attending(absent('absence_requested'))).toBe('asksLeave');
    expect(attending(absent('absence_approved'))).toBe('excused');
    expect(attending(absent('absence_refused'))).toBe('expected');
    expect(attending({ ...absent('absence_approved'), ...came(minute) })).toBe('present');
  });

  test('tells who speaks and who asked to', () => {
    const speaking = (changes: Partial<Floor>) => seatStateOf(floor(changes), an).speaking;
    expect(speaking({})).toBeNull();
    expect(speaking(speech('speaking'))).toBe('speaking');
    expect(speaking(speech('queued'))).toBe('asked');
    expect(speaking(speech('paused'))).toBe('asked');
    for (const over of ['done', 'cancelled', 'rejected', 'expired'] as const)
      expect(speaking(speech(over))).toBeNull();
  });

  test('tells of a ballot who has voted, while it is open alone, and never what', () => {
    const state = (changes: Partial<Ballot>, voted: boolean) =>
      seatStateOf(floor(ballot(changes, voted)), an);
    expect(state({}, false).voting).toBe('toVote');
    expect(state({}, true).voting).toBe('voted');
    expect(state({ secrecy: 'secret' }, true).voting).toBe('taken');
    expect(state({ eligible: [] }, false).voting).toBeNull();
    for (const over of ['draft', 'closed', 'published', 'annulled'] as const)
      expect(state({ state: over }, true).voting).toBeNull();
    expect(Object.keys(state({}, true)).sort()).toEqual(['attending', 'speaking', 'voting']);
  });

  test('on the room screen tells nothing of an item that is not everybody’s', () => {
    const plan = { items: [], papers: [] } as unknown as Plan;
    const restricted = 'muc-rieng' as ItemId;
    const shown = (changes: Partial<Floor>) => seatStateOf(shownFloor(plan, floor(changes)), an);
    expect(shown(speech('speaking', restricted)).speaking).toBeNull();
    expect(shown(ballot({ item: restricted }, true)).voting).toBeNull();
    expect(shown(speech('speaking')).speaking).toBe('speaking');
    expect(shown(ballot({}, true)).voting).toBe('voted');
  });

  test('carries what fits of a name', () => {
    expect(shortName('Nguyễn Thị Hoa Mai')).toBe('Hoa Mai');
    expect(shortName('  Lâm   Nhi ')).toBe('Lâm Nhi');
    expect(shortName('An')).toBe('An');
  });
});

describe('arrows on the map', () => {
  const cells = (...rows: string[]) =>
    seatPlaces({
      seats: rows.map((row) => [...row].map((cell) => (cell === 'o' ? 'seat' : 'aisle'))),
    });

  test('go across aisles, and to the nearest seat of the next row that has any', () => {
    const places = cells('oo oo', '     ', 'o    ');
    const to = (from: string, key: string) => nextSeat(places, from, key)?.label;
    expect(to('A2', 'ArrowRight')).toBe('A3');
    expect(to('A3', 'ArrowLeft')).toBe('A2');
    expect(to('A4', 'ArrowRight')).toBeUndefined();
    expect(to('A4', 'ArrowDown')).toBe('C1');
    expect(to('C1', 'ArrowUp')).toBe('A1');
    expect(to('A1', 'Enter')).toBeUndefined();
  });

  test('reach every seat of any map', () => {
    const anyRows = fc.array(fc.stringMatching(/^[o ]{1,6}$/), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(anyRows, (rows) => {
        const places = cells(...rows);
        const first = places[0]?.label;
        const seen = new Set<string | undefined>([first]);
        const open = [first];
        while (open.length > 0) {
          const from = open.pop();
          for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
            const next = nextSeat(places, from, key)?.label;
            if (next === undefined || seen.has(next)) continue;
            seen.add(next);
            open.push(next);
          }
        }
        for (const { label } of places) expect(seen.has(label)).toBe(true);
      }),
    );
  });
});
