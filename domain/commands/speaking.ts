/** Speeches and questioning: asking to speak, and giving and taking the floor. */
import { z } from 'zod';
import { ItemId, PersonId, SpeechId } from '../ids.ts';
import type { FloorChange } from '../meeting/floor.ts';
import { isOrganiser } from '../meeting/roles.ts';
import { isClosed, progressOf } from '../meeting/running-order.ts';
import {
  called,
  isOnTheFloor,
  lastPlace,
  moved,
  pausedSpeech,
  queueOf,
  resumedSpeech,
  SpeakingRules,
  type Speech,
  SpeechKind,
  type SpeechState,
  speakerIn,
  speechMayBecome,
  stopped,
  waitingIn,
  withdrawn,
} from '../meeting/speech.ts';
import { substituteOf } from '../meeting/substitution.ts';
import {
  AboutMeeting,
  type Circumstances,
  meetingRule,
  memberIn,
  type Outcome,
  organiserIn,
  planSeenBy,
  refused,
  type Situation,
} from './meeting-rule.ts';
import type { RefusalCode } from './refusal.ts';
import { refusalToSpeakOf } from './restrictions.ts';

const AboutSpeech = AboutMeeting.extend({ speech: SpeechId });

export const speakingCommands = {
  /** Puts oneself on the list; an organiser may put somebody else on it, e.g. who raised a hand. */
  'speaking.register': meetingRule({
    input: AboutSpeech.extend({
      kind: SpeechKind,
      /** `null`: about the meeting at large. */
      item: ItemId.nullable(),
      topic: z.string().trim().max(500).default(''),
      /** Who is asked; for questions alone. */
      answerer: PersonId.nullable().default(null),
      /** For whom; oneself if left out. */
      person: PersonId.optional(),
    }),
    patience: 60,
    refusal: (now) => memberIn('convened', 'in_progress', 'paused')(now) ?? guestRefusal(now),
    outcome(now, input) {
      const { asker, at, floor, role } = now;
      const { speech: id, kind, item, topic, answerer, person = asker } = input;
      if (person !== asker && !isOrganiser(role)) return refused('not-organiser');
      if (!floor.members.has(person)) return refused('not-a-member');
      if (substituteOf(floor, person) !== undefined)
        return refused(person === asker ? 'sent-substitute' : 'person-sent-substitute');
      if (!floor.speakingRules.open[kind]) return refused('list-closed');
      if (kind === 'question' && answerer === null) return refused('needs-answerer');
      const silence = refusalToSpeakOf(now, item);
      if (silence) return refused(silence);
      if (item !== null && !planSeenBy(now).items.some((each) => each.id === item))
        return refused('unknown-item');
      if (item !== null && isClosed(progressOf(floor.items, item))) return refused('item-closed');
      const already = [...floor.speeches.values()].some(
        (each) =>
          each.id === id ||
          (each.person === person && each.kind === kind && each.item === item && each.state === 'queued'),
      );
      if (already) return refused('already-registered');
      return change([
        {
          id,
          person,
          item,
          kind,
          topic,
          answerer: kind === 'question' ? answerer : null,
          state: 'queued',
          place: lastPlace(floor.speeches),
          registeredBy: asker,
          registeredAt: at,
          calledAt: null,
          since: null,
          endedAt: null,
          spokenMs: 0,
          limit: floor.speakingRules.limits[kind],
          reason: null,
        },
      ]);
    },
  }),
  /** Takes a request back; one's own, or for an organiser anybody's. */
  'speaking.cancel': meetingRule({
    input: AboutSpeech,
    patience: 60,
    refusal: memberIn('convened', 'in_progress', 'paused'),
    outcome: (now, input) =>
      step(now, input, 'cancelled', (speech) => [withdrawn(speech, 'cancelled', now.at)], ownOrOrganiser),
  }),
  /**
   * Gives somebody the floor. Whoever has it is named in `instead` and ends with that, so that of two organisers at
   * once only one is followed; a point of order pauses the speaker instead.
   */
  'speaking.call': meetingRule({
    input: AboutSpeech.extend({
      instead: SpeechId.optional(),
      /** Seconds for this one; the meeting's own limit if left out. */
      limit: z.number().int().min(30).max(7200).nullable().optional(),
    }),
    patience: 15,
    refusal: organiserIn('in_progress'),
    outcome: (now, input) =>
      step(now, input, 'speaking', (speech) => {
        if (speech.state !== 'queued') return 'speech-moved-on';
        const { at, floor } = now;
        const speaker = speakerIn(floor.speeches, queueOf(speech.kind));
        const limit = input.limit === undefined ? speech.limit : input.limit;
        const first = called(speech, at, limit);
        if (!speaker) return [first];
        if (input.instead === speaker.id) return [stopped(speaker, at), first];
        return speech.kind === 'point_of_order' && speaker.kind !== 'point_of_order'
          ? [pausedSpeech(speaker, at), first]
          : 'another-speaks';
      }),
  }),
  'speaking.pause': meetingRule({
    input: AboutSpeech,
    patience: 15,
    refusal: organiserIn('in_progress'),
    outcome: (now, input) => step(now, input, 'paused', (speech) => [pausedSpeech(speech, now.at)]),
  }),
  'speaking.resume': meetingRule({
    input: AboutSpeech,
    patience: 15,
    refusal: organiserIn('in_progress'),
    outcome: (now, input) =>
      step(now, input, 'speaking', (speech) => {
        if (speech.state !== 'paused') return 'speech-moved-on';
        const speaker = speakerIn(now.floor.speeches, queueOf(speech.kind));
        return speaker ? 'another-speaks' : [resumedSpeech(speech, now.at)];
      }),
  }),
  /** Ends a speech; the speaker may do it too. */
  'speaking.stop': meetingRule({
    input: AboutSpeech,
    patience: 15,
    refusal: memberIn('in_progress', 'paused'),
    outcome: (now, input) => step(now, input, 'done', (speech) => [stopped(speech, now.at)], ownOrOrganiser),
  }),
  'speaking.reject': meetingRule({
    input: AboutSpeech.extend({ reason: z.string().trim().min(1).max(500) }),
    patience: 60,
    refusal: organiserIn('convened', 'in_progress', 'paused'),
    outcome: (now, input) =>
      step(now, input, 'rejected', (speech) => [withdrawn(speech, 'rejected', now.at, input.reason)]),
  }),
  /** Gives whoever has the floor more time, in seconds. */
  'speaking.extend': meetingRule({
    input: AboutSpeech.extend({ seconds: z.number().int().min(10).max(3600) }),
    patience: 15,
    refusal: organiserIn('in_progress', 'paused'),
    outcome({ floor }, { speech: id, seconds }) {
      const speech = floor.speeches.get(id);
      if (!speech) return refused('unknown-speech');
      if (!isOnTheFloor(speech)) return refused('speech-moved-on');
      return change([{ ...speech, limit: speech.limit === null ? null : speech.limit + seconds }]);
    },
  }),
  /** Brings a waiting request to another place of its queue. */
  'speaking.move': meetingRule({
    input: AboutSpeech.extend({ index: z.number().int().min(0).max(1000) }),
    patience: 30,
    refusal: organiserIn('convened', 'in_progress', 'paused'),
    outcome({ floor }, { speech: id, index }) {
      const speech = floor.speeches.get(id);
      if (!speech) return refused('unknown-speech');
      if (speech.state !== 'queued') return refused('speech-moved-on');
      const waiting = waitingIn(floor.speeches, queueOf(speech.kind), speech.item ?? floor.currentItem);
      return change(moved(waiting, id, index));
    },
  }),
  /** Time limits, whether guests may speak, and which lists are open. */
  'speaking.configure': meetingRule({
    input: AboutMeeting.extend({ rules: SpeakingRules }),
    patience: 60,
    refusal: organiserIn('draft', 'approved', 'convened', 'in_progress', 'paused'),
    outcome: (_, { rules }) => ({ effect: { state: { speakingRules: rules } } }),
  }),
} as const;

export function speechChanges(speeches: readonly Speech[]): FloorChange[] {
  return speeches.map((put) => ({ in: 'speeches', put }));
}

function change(speeches: readonly Speech[]): Outcome {
  return { effect: { records: speechChanges(speeches) } };
}

/** A step of one request's life, where it may be taken. */
function step(
  now: Situation,
  input: { speech: SpeechId },
  to: SpeechState,
  take: (speech: Speech) => Speech[] | RefusalCode,
  refuse: (now: Situation, speech: Speech) => RefusalCode | null = () => null,
): Outcome {
  const speech = now.floor.speeches.get(input.speech);
  if (!speech) return refused('unknown-speech');
  const code = refuse(now, speech);
  if (code) return refused(code);
  if (!speechMayBecome(speech.state, to)) return refused('speech-moved-on');
  const taken = take(speech);
  return typeof taken === 'string' ? refused(taken) : change(taken);
}

function ownOrOrganiser({ asker, role }: Situation, speech: Speech): RefusalCode | null {
  return speech.person === asker || isOrganiser(role) ? null : 'not-organiser';
}

function guestRefusal({ role, floor }: Circumstances): RefusalCode | null {
  return role === 'guest' && !floor.speakingRules.guests ? 'guests-listen' : null;
}
