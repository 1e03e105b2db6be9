import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PaperId, PersonId } from '#domain/ids.ts';
import type { LeadPage } from '#domain/meeting/floor.ts';
import { type Following, follow, notFollowing } from '#renderer/live/follow.ts';
import { LatestOnly } from '#renderer/live/latest-only.ts';

const paper = 'p-1' as PaperId;
const lead = (page: number, at: number, leader = 'chair'): LeadPage => ({
  leader: leader as PersonId,
  paper,
  page,
  at,
});
const reading = (state: Following, page: number, byHand: boolean, by: LeadPage | null) =>
  follow(state, { kind: 'reading', at: { paper, page }, byHand, lead: by });

describe('following the leader', () => {
  it('goes to each page one is led to', () => {
    const first = follow(notFollowing, { kind: 'led', lead: lead(3, 1) });
    expect(first.target).toEqual({ paper, page: 3, at: 1 });
    expect(follow(first, { kind: 'led', lead: lead(37, 2) }).target).toEqual({ paper, page: 37, at: 2 });
  });

  it('is not given up by pages that pass on the way', () => {
    const state = follow(notFollowing, { kind: 'led', lead: lead(37, 1) });
    expect(reading(state, 12, false, lead(37, 1)).away).toBe(false);
  });

  it('rests once one turns a page by hand, and leaves one alone from then on', () => {
    const led = follow(notFollowing, { kind: 'led', lead: lead(3, 1) });
    const away = reading(led, 9, true, lead(3, 1));
    expect(away.away).toBe(true);
    expect(follow(away, { kind: 'led', lead: lead(4, 2) })).toBe(away);
  });

  it('goes on when one returns, or comes back to the leader’s page', () => {
    const away = reading(follow(notFollowing, { kind: 'led', lead: lead(3, 1) }), 9, true, lead(3, 1));
    const returned = follow(away, { kind: 'return', lead: lead(5, 2) });
    expect(returned).toMatchObject({ away: false, target: { page: 5 } });
    expect(reading(away, 3, true, lead(3, 1)).away).toBe(false);
  });

  it('begins anew when another leads, or leading begins again', () => {
    const away = reading(follow(notFollowing, { kind: 'led', lead: lead(3, 1) }), 9, true, lead(3, 1));
    expect(follow(away, { kind: 'led', lead: lead(8, 2, 'secretary') })).toMatchObject({
      away: false,
      target: { page: 8 },
    });
    const over = follow(away, { kind: 'led', lead: null });
    expect(over).toBe(notFollowing);
    expect(follow(over, { kind: 'led', lead: lead(2, 3) }).target?.page).toBe(2);
  });
});

describe('sending the latest only', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('waits until pages stop turning, then sends the last', async () => {
    const sent: number[] = [];
    const sender = new LatestOnly<number>(async (page) => sent.push(page), 200);
    for (const page of [1, 2, 3]) {
      sender.offer(page);
      await vi.advanceTimersByTimeAsync(100);
    }
    await vi.advanceTimersByTimeAsync(200);
    expect(sent).toEqual([3]);
  });

  it('never has two under way, and skips what is outdated when the first is through', async () => {
    const sent: number[] = [];
    let through = () => {};
    const sender = new LatestOnly<number>((page) => {
      sent.push(page);
      return new Promise<void>((resolve) => {
        through = resolve;
      });
    }, 10);
    sender.offer(1);
    await vi.advanceTimersByTimeAsync(10);
    sender.offer(2);
    await vi.advanceTimersByTimeAsync(10);
    sender.offer(3);
    await vi.advanceTimersByTimeAsync(10);
    expect(sent).toEqual([1]);
    through();
    await vi.advanceTimersByTimeAsync(0);
    expect(sent).toEqual([1, 3]);
  });

  it('goes on after a failure', async () => {
    const sent: number[] = [];
    const sender = new LatestOnly<number>(async (page) => {
      sent.push(page);
      throw new Error('no network');
    }, 10);
    sender.offer(1);
    await vi.advanceTimersByTimeAsync(10);
    sender.offer(2);
    await vi.advanceTimersByTimeAsync(10);
    expect(sent).toEqual([1, 2]);
  });

  it('drops what waits when cancelled', async () => {
    const sent: number[] = [];
    const sender = new LatestOnly<number>(async (page) => sent.push(page), 10);
    sender.offer(1);
    sender.cancel();
    await vi.advanceTimersByTimeAsync(50);
    expect(sent).toEqual([]);
  });
});
