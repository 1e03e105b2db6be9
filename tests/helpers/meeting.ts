/** Meetings in any phase, made on a server by the very commands that people's are. */
import type { CommandInput, CommandName } from '#domain/commands.ts';
import type { ItemId, MeetingId, PaperId, PersonId, Sha256 } from '#domain/ids.ts';
import type { Phase } from '#domain/meeting/phase.ts';
import { addItem, addPaper, invite, setDetails } from '#domain/meeting/plan.ts';
import type { Core } from '#server/core.ts';
import { commandId } from './raw-client.ts';

export const item = 'muc-1' as ItemId;
export const paper = 'tai-lieu-1' as PaperId;

export function person(id: string): PersonId {
  return id as PersonId;
}

/** By which commands a draft comes to each phase. */
const ways: Partial<Record<Phase, Way[]>> = {
  draft: [],
  pending_approval: ['meeting.submitForApproval'],
  rejected: ['meeting.submitForApproval', 'meeting.reject'],
  approved: ['meeting.submitForApproval', 'meeting.approve'],
  convened: ['meeting.convene'],
  cancelled: ['meeting.convene', 'meeting.cancel'],
  in_progress: ['meeting.convene', 'meeting.start'],
  paused: ['meeting.convene', 'meeting.start', 'meeting.pause'],
  ended: ['meeting.convene', 'meeting.start', 'meeting.end'],
};
type Way =
  `meeting.${'submitForApproval' | 'approve' | 'reject' | 'convene' | 'cancel' | 'start' | 'pause' | 'end'}`;

/** The phases {@link makeMeeting} can bring a meeting to. */
export const reachable = Object.keys(ways) as Phase[];

let meetings = 0;

/**
 * A meeting with secretary `thuky`, chair `chutri`, delegates `daibieu` and `daibieu2` and guest `khach`, of one item and
 * one paper; `nguoila` has no part in it. Where it is approved, it is by the leader `daibieu2`.
 */
export function makeMeeting(core: Core, phase: Phase): MeetingId {
  const meeting = `hop-${process.pid}-${++meetings}` as MeetingId;
  const ask = <N extends CommandName>(name: N, input: CommandInput<N>, who = 'thuky') => {
    const answer = core.decider.decide(person(who), {
      id: commandId(),
      name,
      input,
      askedAt: core.clock.now(),
    });
    if (!answer.ok) throw new Error(`${name} refused: ${answer.refusal.code}`);
  };
  ask('meeting.create', { meeting });
  ask('meeting.appoint', { meeting, chair: person('chutri'), secretaries: [person('thuky')] });
  writePlan(core, meeting);
  const steps = { meeting, reason: 'thử', note: '', approver: person('daibieu2') };
  for (const name of ways[phase] ?? []) {
    const decides = name === 'meeting.approve' || name === 'meeting.reject';
    ask(name, steps, decides ? 'daibieu2' : 'thuky');
  }
  return meeting;
}

function writePlan(core: Core, meeting: MeetingId): void {
  const channel = core.rooms.open({ kind: 'plan', meeting });
  channel.room.change((doc) => {
    setDetails(doc, { title: 'Họp thử', place: 'Phòng 1', startsAt: 1_000, endsAt: 2_000 });
    invite(doc, [person('daibieu'), person('daibieu2')], 'delegate');
    invite(doc, [person('khach')], 'guest');
    addItem(doc, { id: item, title: 'Mục một', presenter: '', minutes: 10 });
    addPaper(doc, {
      id: paper,
      item,
      title: 'Tài liệu',
      file: { sha256: '0'.repeat(64) as Sha256, name: 'a.pdf', size: 1, pages: 1 },
      addedBy: person('thuky'),
      addedAt: 1,
    });
  });
  core.rooms.release(channel);
  core.rooms.flush();
}
