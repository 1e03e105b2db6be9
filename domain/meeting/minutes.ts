/**
 * The life of a meeting's minutes (DOMAIN c, BienBan): auto_draft → edited → submitted → secretary_signed → chair_signed →
 * issued. Whether a draft was edited is seen in its text, so the two first are one state here. From the submission on
 * nobody writes; sent back, it is written again and every signature is gone.
 *
 * Signing here is a confirmation kept in the journal with person, time and the text's SHA-256: no digital signature by law.
 */
import { z } from 'zod';
import { PersonId, Sha256, Timestamp } from '../ids.ts';

export const MinutesState = z.enum(['drafting', 'submitted', 'secretary_signed', 'chair_signed', 'issued']);
export type MinutesState = z.infer<typeof MinutesState>;

const Signing = z.object({ by: PersonId, at: Timestamp });

export const Minutes = z.object({
  state: MinutesState,
  submitted: Signing.nullable(),
  /** Of the text as it was submitted; what signers confirm. */
  sha256: Sha256.nullable(),
  secretary: Signing.nullable(),
  chair: Signing.nullable(),
  /** The last time it was sent back, until it is submitted again. */
  returned: Signing.extend({ reason: z.string().max(1000) }).nullable(),
  issued: Signing.extend({ number: z.number().int().positive() }).nullable(),
});
export type Minutes = z.infer<typeof Minutes>;

export const newMinutes: Minutes = {
  state: 'drafting',
  submitted: null,
  sha256: null,
  secretary: null,
  chair: null,
  returned: null,
  issued: null,
};

const next: Record<MinutesState, readonly MinutesState[]> = {
  drafting: ['submitted'],
  submitted: ['secretary_signed', 'drafting'],
  secretary_signed: ['chair_signed', 'drafting'],
  chair_signed: ['issued'],
  issued: [],
};

export function minutesMayBecome(from: MinutesState, to: MinutesState): boolean {
  return next[from].includes(to);
}

/** At these the whole text is kept beside the document, for good. */
export function isLegalMoment(state: MinutesState): boolean {
  return state === 'submitted' || state === 'issued';
}
