/** Minutes: submitted, sent back, confirmed by secretary and chair, issued (DOMAIN c, BienBan). */
import { z } from 'zod';
import { Sha256 } from '../ids.ts';
import { framed, letterheadOfMeeting } from '../meeting/letterhead.ts';
import { type Minutes, type MinutesState, minutesMayBecome, newMinutes } from '../meeting/minutes.ts';
import { WantedNumber } from '../office/numbering.ts';
import {
  AboutMeeting,
  type Circumstances,
  meetingRule,
  type Outcome,
  organiserOnly,
  refused,
} from './meeting-rule.ts';
import { giveNumber } from './numbering.ts';
import type { RefusalCode } from './refusal.ts';

/** What a signer saw: they confirm these very words. */
const Signed = AboutMeeting.extend({ sha256: Sha256 });

export const minutesCommands = {
  'minutes.submit': meetingRule({
    input: AboutMeeting,
    patience: 24 * 3600,
    refusal: (now) => organiserOnly(now) ?? afterMeeting(now) ?? moving(now, 'submitted'),
    outcome({ asker: by, at, minutes, awaited }) {
      const text = minutes();
      if (text.isBlank) return refused('minutes-empty');
      const onTheirWay = awaited('minutes');
      if (onTheirWay.length > 0) return refused('papers-on-their-way', onTheirWay);
      return changed({ ...newMinutes, state: 'submitted', submitted: { by, at }, sha256: text.sha256 });
    },
  }),
  /** Sent back with a reason, or taken back: it may be written again and nobody has signed it any more. */
  'minutes.return': meetingRule({
    input: AboutMeeting.extend({ reason: z.string().trim().min(1).max(1000) }),
    patience: 3600,
    refusal: (now) => organiserOnly(now) ?? moving(now, 'drafting'),
    outcome: ({ asker: by, at }, { reason }) => changed({ ...newMinutes, returned: { by, at, reason } }),
  }),
  'minutes.signAsSecretary': meetingRule({
    input: Signed,
    patience: 3600,
    refusal: (now) => organiserOnly(now) ?? asRole(now, 'secretary') ?? moving(now, 'secretary_signed'),
    outcome({ asker: by, at, floor }, { sha256 }) {
      if (sha256 !== floor.minutes.sha256) return refused('minutes-changed');
      return changed({ ...floor.minutes, state: 'secretary_signed', secretary: { by, at } });
    },
  }),
  'minutes.signAsChair': meetingRule({
    input: Signed,
    patience: 3600,
    refusal: (now) => organiserOnly(now) ?? asRole(now, 'chair') ?? moving(now, 'chair_signed'),
    outcome({ asker: by, at, floor }, { sha256 }) {
      if (sha256 !== floor.minutes.sha256) return refused('minutes-changed');
      return changed({ ...floor.minutes, state: 'chair_signed', chair: { by, at } });
    },
  }),
  /** Numbers are given in the order of issue (NĐ 30/2020 Điều 15): never offline. */
  'minutes.issue': meetingRule({
    input: AboutMeeting.extend({ number: WantedNumber }),
    patience: 60,
    refusal: (now) => organiserOnly(now) ?? moving(now, 'issued'),
    outcome(now, { number: wanted }) {
      const { asker: by, at, floor, directory, minutes } = now;
      const letterhead = framed(letterheadOfMeeting(floor.members, directory()), minutes().frame);
      const given = giveNumber(now, 'minutes', letterhead, wanted);
      if ('refusal' in given) return given;
      const issued = { by, at, number: given.number };
      return { effect: { minutes: { ...floor.minutes, state: 'issued', issued }, number: given } };
    },
  }),
} as const;

function changed(minutes: Minutes): Outcome {
  return { effect: { minutes } };
}

function afterMeeting({ phase }: Circumstances): RefusalCode | null {
  return phase === 'ended' || phase === 'concluded' ? null : 'meeting-not-over';
}

function moving({ floor }: Circumstances, to: MinutesState): RefusalCode | null {
  return minutesMayBecome(floor.minutes.state, to) ? null : 'minutes-elsewhere';
}

function asRole({ role }: Circumstances, wanted: 'chair' | 'secretary'): RefusalCode | null {
  if (role === wanted) return null;
  return wanted === 'chair' ? 'not-chair' : 'not-secretary';
}
