/** The life of a meeting: created, convened, cancelled, started, ended. */
import type { CommandInput } from '#domain/commands.ts';
import { missingForConvening, rosterAtConvening } from '#domain/meeting/convening.ts';
import { isOrganiser } from '#domain/meeting/roles.ts';
import type { Outcome, Situation } from './effect.ts';

export function create({ asker }: Situation): Outcome {
  return { effect: { meeting: { phase: 'draft', members: [{ id: asker, role: 'secretary' }] } } };
}

/** Invitees get their parts; those who are no longer invited lose theirs. */
export function convene({ at, meeting, plan, isKnown }: Situation): Outcome {
  const organisers = (meeting?.members ?? []).filter(({ role }) => isOrganiser(role));
  const current = plan();
  const missing = missingForConvening(current, organisers);
  if (missing.length > 0) return { refusal: { code: 'plan-incomplete', details: missing } };
  const members = rosterAtConvening(current, organisers, isKnown);
  return { effect: { meeting: { phase: 'convened', members }, floor: { convenedAt: at } } };
}

export function cancel(_: Situation, { reason }: CommandInput<'meeting.cancel'>): Outcome {
  return { effect: { meeting: { phase: 'cancelled' }, floor: { cancelReason: reason } } };
}

export function start({ at }: Situation): Outcome {
  return { effect: { meeting: { phase: 'in_progress' }, floor: { startedAt: at } } };
}

export function end({ at }: Situation): Outcome {
  return {
    effect: { meeting: { phase: 'ended', leader: undefined }, floor: { endedAt: at, lead: null } },
  };
}
