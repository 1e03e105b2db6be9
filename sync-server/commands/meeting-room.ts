/** What happens while the meeting is held: the current item, the page everyone is led to, attendance. */
import type { CommandInput } from '#domain/commands.ts';
import type { Outcome, Situation } from './effect.ts';

export function present({ at, plan }: Situation, { item }: CommandInput<'meeting.present'>): Outcome {
  if (!plan().items.some(({ id }) => id === item)) return { refusal: { code: 'unknown-item' } };
  return { effect: { floor: { currentItem: item, itemSince: at } } };
}

export function lead({ asker, at, plan }: Situation, { paper, page }: CommandInput<'meeting.lead'>): Outcome {
  if (!plan().papers.some(({ id }) => id === paper)) return { refusal: { code: 'unknown-paper' } };
  return { effect: { meeting: { leader: asker }, floor: { lead: { leader: asker, paper, page, at } } } };
}

export function stopLeading(): Outcome {
  return { effect: { meeting: { leader: undefined }, floor: { lead: null } } };
}

export function checkIn(): Outcome {
  return { effect: { checksIn: true } };
}
