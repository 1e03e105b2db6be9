import { describe, expect, it } from 'vitest';
import { withEnd, withStartDay, withStartTime } from '#renderer/plan/times.ts';

const at = (text: string) => new Date(text).getTime();
const morning = { startsAt: at('2026-12-07T08:00'), endsAt: at('2026-12-07T11:30') };

describe('the times of a plan', () => {
  it('begin at the usual hour when only a day is chosen', () => {
    expect(withStartDay({ startsAt: null, endsAt: null }, '2026-12-07').startsAt).toBe(
      at('2026-12-07T08:00'),
    );
  });

  it('keep hours when the day changes', () => {
    expect(withStartDay(morning, '2026-12-21')).toEqual({
      startsAt: at('2026-12-21T08:00'),
      endsAt: at('2026-12-21T11:30'),
    });
  });

  it('keep the length of a meeting of several days', () => {
    const session = { startsAt: at('2026-12-07T08:00'), endsAt: at('2026-12-09T17:00') };
    expect(withStartDay(session, '2026-12-14').endsAt).toBe(at('2026-12-16T17:00'));
  });

  it('are gone with the day', () => {
    expect(withStartDay(morning, null)).toEqual({ startsAt: null, endsAt: null });
  });

  it('move the end along when the start passes it', () => {
    expect(withStartTime(morning, '14:00', '2026-12-01')).toEqual({
      startsAt: at('2026-12-07T14:00'),
      endsAt: at('2026-12-07T15:00'),
    });
  });

  it('leave an end that still follows', () => {
    expect(withStartTime(morning, '09:15', '2026-12-01').endsAt).toBe(morning.endsAt);
  });

  it('take today for a time without a day', () => {
    expect(withStartTime({ startsAt: null, endsAt: null }, '09:00', '2026-12-01').startsAt).toBe(
      at('2026-12-01T09:00'),
    );
  });

  it('set and clear the end', () => {
    expect(withEnd(morning, '2026-12-08', '10:00').endsAt).toBe(at('2026-12-08T10:00'));
    expect(withEnd(morning, '2026-12-07', '').endsAt).toBeNull();
  });
});
