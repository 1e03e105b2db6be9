/**
 * Following the leader's page. A person follows until they turn pages themselves; they then read on their own until they
 * return, come back to the leader's page, or a new leading begins. Pure: a reducer over what happens.
 */
import type { PaperId, PersonId, Timestamp } from '#domain/ids.ts';
import type { LeadPage } from '#domain/meeting/floor.ts';

export interface ReadingAt {
  paper: PaperId;
  page: number;
}

export interface Following {
  /** Turned away by hand. */
  away: boolean;
  /** Whose leading it was when that happened. */
  leader: PersonId | undefined;
  /** Where the reader is asked to go; `at` tells one request from the next. */
  target: (ReadingAt & { at: Timestamp }) | undefined;
}

export const notFollowing: Following = { away: false, leader: undefined, target: undefined };

export type FollowEvent =
  /** The leader's page came or went. */
  | { kind: 'led'; lead: LeadPage | null }
  /** The reader shows this page; `byHand` if the person turned to it. */
  | { kind: 'reading'; at: ReadingAt | undefined; byHand: boolean; lead: LeadPage | null }
  | { kind: 'return'; lead: LeadPage | null };

export function follow(state: Following, event: FollowEvent): Following {
  const { lead } = event;
  switch (event.kind) {
    case 'led':
      if (!lead) return notFollowing;
      if (state.away && state.leader === lead.leader) return state;
      return toLeader(lead);
    case 'return':
      return lead ? toLeader(lead) : notFollowing;
    case 'reading':
      if (!lead) return state;
      if (event.at?.paper === lead.paper && event.at.page === lead.page) return { ...state, away: false };
      return event.byHand ? { ...state, away: true, leader: lead.leader } : state;
  }
}

function toLeader(lead: LeadPage): Following {
  return {
    away: false,
    leader: lead.leader,
    target: { paper: lead.paper, page: lead.page, at: lead.at },
  };
}
