/**
 * For each command a situation in which somebody asks for it in time and rightly, made on a server by the very commands that
 * people's are. Whoever adds a command adds a situation here: the type asks for it.
 */
import { randomBytes } from 'node:crypto';
import * as Y from 'yjs';
import type { CommandInput, CommandName } from '#domain/commands.ts';
import type { DocumentName } from '#domain/documents.ts';
import type {
  BallotId,
  ConclusionId,
  GroupId,
  MeetingId,
  PaperId,
  PollId,
  Sha256,
  SpeechId,
  TemplateId,
  UnitId,
} from '#domain/ids.ts';
import { usualAttendanceRules } from '#domain/meeting/attendance.ts';
import type { BallotTerms } from '#domain/meeting/ballot.ts';
import { emptyFloor, readFloor } from '#domain/meeting/floor.ts';
import { minutesFragmentOf } from '#domain/meeting/minutes-text.ts';
import type { Phase } from '#domain/meeting/phase.ts';
import { addPaper, inviteUnit, readPlan, setMustRead } from '#domain/meeting/plan.ts';
import { readPreparations } from '#domain/meeting/preparation.ts';
import { usualSpeakingRules } from '#domain/meeting/speech.ts';
import { templateOf } from '#domain/meeting/template.ts';
import type { Core } from '#server/core.ts';
import { terms, Voting } from '#tests/helpers/ballot.ts';
import { item, makeMeeting, paper, person } from '#tests/helpers/meeting.ts';
import { draftPoll, sentPoll } from '#tests/helpers/poll.ts';
import { bring, hashOf } from '#tests/helpers/preparation.ts';
import { commandId } from '#tests/helpers/raw-client.ts';

/** Secretary, chair, two delegates (one of them the leader who approves), a guest, an administrator without a part. */
export const everyone = ['thuky', 'chutri', 'daibieu', 'daibieu2', 'khach', 'nguoila'] as const;
export type Who = (typeof everyone)[number];

export interface Asked {
  by: Who;
  input: Record<string, unknown> & { meeting?: MeetingId; poll?: PollId };
}

export interface Server {
  core: Core;
  url: string;
  tokenOf(who: string): Promise<string>;
  /** Lets the server's clock go on. */
  pass(ms: number): void;
}

const unit = 'phong-thu' as UnitId;
const reason = 'lý do';
const HOUR_MS = 3_600_000;

export class Situations {
  readonly #server: Server;
  #made = 0;

  constructor(server: Server) {
    this.#server = server;
  }

  get #core(): Core {
    return this.#server.core;
  }

  /** @returns `ok`, or why not */
  ask<N extends CommandName>(
    who: Who,
    name: N,
    input: CommandInput<N>,
    id = commandId(),
    askedAt = 5,
  ): string {
    const answer = this.#core.decider.decide(person(who), { id, name, input, askedAt });
    return answer.ok ? 'ok' : answer.refusal.code;
  }

  /** A situation of its own each time. */
  of(name: CommandName): Asked | Promise<Asked> {
    return this.#all[name]();
  }

  /**
   * The meeting at a later phase: itself where its life leads there, with what it holds; else one that is there, in which
   * the rest of the input names nothing.
   */
  async at(phase: 'ended' | 'archived' | 'postponed' | 'cancelled', asked: Asked): Promise<Asked> {
    const { meeting } = asked.input;
    if (meeting === undefined) throw new Error('no meeting is meant');
    if (phase === 'ended' || phase === 'archived') {
      const held = this.#end(meeting) ? meeting : makeMeeting(this.#core, 'ended');
      if (phase === 'archived') this.#archive(held);
      return { ...asked, input: { ...asked.input, meeting: held } };
    }
    const step = phase === 'postponed' ? ('meeting.postpone' as const) : ('meeting.cancel' as const);
    if (this.ask('thuky', step, { meeting, reason }) === 'ok') return asked;
    const other = makeMeeting(this.#core, 'convened');
    this.#must('thuky', step, { meeting: other, reason });
    return { ...asked, input: { ...asked.input, meeting: other } };
  }

  /** The poll after its end, or one that is over. */
  async closed(asked: Asked): Promise<Asked> {
    const { poll } = asked.input;
    if (poll === undefined) throw new Error('no poll is meant');
    if (this.ask('thuky', 'poll.close', { poll }) === 'ok') return asked;
    const other = sentPoll(this.#core);
    this.#must('thuky', 'poll.close', { poll: other });
    return { ...asked, input: { ...asked.input, poll: other } };
  }

  phaseOf(meeting: MeetingId): Phase {
    return this.#floor(meeting).phase;
  }

  #must<N extends CommandName>(who: Who, name: N, input: CommandInput<N>): void {
    const code = this.ask(who, name, input);
    if (code !== 'ok') throw new Error(`${name} by ${who}: ${code}`);
  }

  #floor(meeting: MeetingId) {
    return this.#core.rooms.read({ kind: 'floor', meeting }, readFloor);
  }

  #write(name: DocumentName, write: (doc: Y.Doc) => void): void {
    const channel = this.#core.rooms.open(name);
    channel.room.change(write);
    this.#core.rooms.release(channel);
    this.#core.rooms.flush();
  }

  #id<T extends string>(): T {
    return `viec-${++this.#made}` as T;
  }

  /** Whether it could be ended: what was never convened can't. */
  #end(meeting: MeetingId): boolean {
    const { phase, ballots } = this.#floor(meeting);
    for (const { id, state } of ballots.values())
      if (state === 'open' || state === 'suspended')
        this.#must('thuky', 'ballot.close', { meeting, ballot: id });
    if (phase === 'convened') this.#must('thuky', 'meeting.start', { meeting });
    if (['ended', 'concluded', 'archived'].includes(phase)) return true;
    return this.ask('thuky', 'meeting.end', { meeting }) === 'ok';
  }

  #archive(meeting: MeetingId): void {
    const { phase, minutes, conclusions } = this.#floor(meeting);
    if (phase === 'ended') {
      if (conclusions.size === 0) this.#conclude(meeting);
      this.#must('thuky', 'conclusion.issue', { meeting, number: null });
    }
    if (minutes.state === 'drafting') this.#writeMinutes(meeting);
    for (const step of ['submitted', 'secretary_signed', 'chair_signed', 'issued'] as const)
      if (order.indexOf(this.#floor(meeting).minutes.state) < order.indexOf(step))
        this.#minutes(meeting, step);
    for (const { id, state } of this.#floor(meeting).ballots.values())
      if (state === 'closed') this.#must('thuky', 'ballot.publish', { meeting, ballot: id });
    if (this.phaseOf(meeting) !== 'archived') this.#must('thuky', 'meeting.archive', { meeting });
  }

  #conclude(meeting: MeetingId, conclusion = this.#id<ConclusionId>()) {
    const lead = { kind: 'person', id: person('daibieu') } as const;
    const words = { item: null, text: 'Rà soát', lead, coWorkers: [], dueDate: null };
    this.#must('thuky', 'conclusion.put', { meeting, conclusion, ...words });
    return conclusion;
  }

  #writeMinutes(meeting: MeetingId): void {
    this.#write({ kind: 'minutes', meeting }, (doc) => {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText('Nội dung')]);
      minutesFragmentOf(doc).push([paragraph]);
    });
  }

  /** One step of the minutes' life. */
  #minutes(meeting: MeetingId, to: (typeof order)[number]): void {
    const sha256 = this.#floor(meeting).minutes.sha256 as Sha256;
    if (to === 'submitted') this.#must('thuky', 'minutes.submit', { meeting });
    if (to === 'secretary_signed') this.#must('thuky', 'minutes.signAsSecretary', { meeting, sha256 });
    if (to === 'chair_signed') this.#must('chutri', 'minutes.signAsChair', { meeting, sha256 });
    if (to === 'issued') this.#must('thuky', 'minutes.issue', { meeting, number: null });
  }

  #withMinutes(to: (typeof order)[number]): { meeting: MeetingId; sha256: Sha256 } {
    const meeting = makeMeeting(this.#core, 'ended');
    this.#writeMinutes(meeting);
    for (const step of order.slice(1, order.indexOf(to) + 1)) this.#minutes(meeting, step);
    return { meeting, sha256: this.#floor(meeting).minutes.sha256 as Sha256 };
  }

  /** In a phase, with nothing else. */
  #in(phase: Phase, by: Who, rest: object = {}, from?: (meeting: MeetingId) => void): Asked {
    const meeting = makeMeeting(this.#core, phase);
    from?.(meeting);
    return { by, input: { meeting, ...rest } };
  }

  /** A request to speak of the delegate's, taken as far as this. */
  #speech(by: Who, rest: object, ...steps: ('call' | 'pause')[]): Asked {
    const speech = this.#id<SpeechId>();
    return this.#in('in_progress', by, { speech, ...rest }, (meeting) => {
      const words = { kind: 'speech', item: null, topic: '', answerer: null } as const;
      this.#must('daibieu', 'speaking.register', { meeting, speech, ...words });
      if (steps.includes('call')) this.#must('thuky', 'speaking.call', { meeting, speech });
      if (steps.includes('pause')) this.#must('thuky', 'speaking.pause', { meeting, speech });
    });
  }

  #ballot(
    by: Who,
    state: 'draft' | 'open' | 'suspended' | 'closed',
    rest: object = {},
    terms: Partial<BallotTerms> = {},
  ): Asked {
    const voting = new Voting(() => this.#core, terms);
    const { meeting, ballot } = voting;
    if (state !== 'draft') this.#must('thuky', 'ballot.open', { meeting, ballot });
    if (state === 'suspended') this.#must('thuky', 'ballot.suspend', { meeting, ballot });
    if (state === 'closed') this.#must('thuky', 'ballot.close', { meeting, ballot });
    return { by, input: { meeting, ballot, ...rest } };
  }

  #absence(by: Who, rest: object = {}): Asked {
    return this.#in('convened', by, { person: person('daibieu'), ...rest }, (meeting) =>
      this.#must('daibieu', 'invitation.requestAbsence', { meeting, reason }),
    );
  }

  #poll(by: Who, phase: 'draft' | 'pending' | 'sent' | 'closed', rest: object = {}): Asked {
    const details = phase === 'pending' ? { approver: person('daibieu2') } : {};
    const make = phase === 'draft' || phase === 'pending' ? draftPoll : sentPoll;
    const poll = make(this.#core, details);
    if (phase === 'pending') this.#must('thuky', 'poll.submit', { poll });
    if (phase === 'closed') this.#must('thuky', 'poll.close', { poll });
    return { by, input: { poll, ...rest } };
  }

  /** A request to `nguoila`, who has brought a paper; submitted or not. */
  async #preparation(by: Who, submitted: boolean, rest: object = {}): Promise<Asked> {
    const meeting = makeMeeting(this.#core, 'convened');
    const about = { meeting, item };
    this.#must('thuky', 'preparation.assign', { ...about, unit, dueAt: null, officers: [person('nguoila')] });
    const bytes = randomBytes(16);
    const token = await this.#server.tokenOf('nguoila');
    if ((await bring(this.#server.url, token, { ...about, bytes })) !== 204) throw new Error('not brought');
    this.#write({ kind: 'preparation', ...about }, (doc) => {
      const file = { sha256: hashOf(bytes), name: 'a.pdf', size: 16, pages: 1 };
      const added = { addedBy: person('nguoila'), addedAt: 1 };
      addPaper(doc, { id: 'ban-1' as PaperId, item, title: 'Tờ trình', file, ...added });
    });
    if (submitted) this.#must('nguoila', 'preparation.submit', about);
    const request = this.#core.rooms.read({ kind: 'preparations', meeting }, readPreparations).get(item);
    const of = { submittedAt: request?.submittedAt ?? 0 };
    return { by, input: { ...about, ...(by === 'chutri' ? of : {}), ...rest } };
  }

  #room(): CommandInput<'office.putRoom'>['room'] {
    return { id: this.#id(), name: 'Phòng mới', unit: null, capacity: 10, devices: '', seats: [] };
  }

  #entry(): CommandInput<'office.putEntry'>['words'] {
    const id = this.#id<never>();
    return { list: 'titles', entry: { id, name: `Chức vụ ${id}`, selfChosen: true } };
  }

  #template(): CommandInput<'template.put'>['template'] {
    const { id, name } = { id: this.#id<TemplateId>(), name: 'Giao ban' };
    return templateOf(readPlan(new Y.Doc()), emptyFloor(), { id, name });
  }

  readonly #all: { [N in CommandName]: () => Asked | Promise<Asked> } = {
    'meeting.create': () => ({ by: 'thuky', input: { meeting: this.#id<MeetingId>() } }),
    'meeting.convene': () => this.#in('draft', 'thuky'),
    'meeting.cancel': () => this.#in('convened', 'thuky', { reason }),
    'meeting.start': () => this.#in('convened', 'thuky'),
    'meeting.pause': () => this.#in('in_progress', 'thuky'),
    'meeting.resume': () => this.#in('paused', 'thuky'),
    'meeting.end': () => this.#in('in_progress', 'thuky'),
    'meeting.submitForApproval': () => this.#in('draft', 'thuky', { approver: person('daibieu2') }),
    'meeting.withdraw': () => this.#in('pending_approval', 'thuky'),
    'meeting.approve': () => this.#in('pending_approval', 'daibieu2', { note: '' }),
    'meeting.reject': () => this.#in('pending_approval', 'daibieu2', { reason }),
    'meeting.postpone': () => this.#in('convened', 'thuky', { reason }),
    'meeting.appoint': () =>
      this.#in('convened', 'thuky', { chair: person('chutri'), secretaries: [person('thuky')] }),
    'invitation.accept': () => this.#in('convened', 'daibieu'),
    'invitation.requestAbsence': () => this.#in('convened', 'daibieu', { reason }),
    'invitation.sendSubstitute': () =>
      this.#in('convened', 'daibieu', { substitute: person('nguoila'), reason }),
    'invitation.approveAbsence': () => this.#absence('thuky'),
    'invitation.refuseAbsence': () => this.#absence('thuky', { reason }),
    'invitation.recordAbsence': () => this.#in('convened', 'thuky', { person: person('daibieu'), reason }),
    'attendance.assign': () =>
      this.#in('draft', 'nguoila', { unit, people: [person('nguoila')] }, (meeting) => {
        const invited = { id: unit, role: 'delegate', seats: 2 } as const;
        this.#write({ kind: 'plan', meeting }, (doc) => inviteUnit(doc, invited));
        this.#must('thuky', 'meeting.convene', { meeting });
      }),
    'preparation.assign': () => this.#in('convened', 'thuky', { item, unit, dueAt: null }),
    'preparation.cancel': () => this.#preparation('thuky', false),
    'preparation.submit': () => this.#preparation('nguoila', false),
    'preparation.withdraw': () => this.#preparation('nguoila', true),
    'preparation.approve': () => this.#preparation('chutri', true),
    'preparation.return': () => this.#preparation('thuky', true, { reason }),
    'paper.markRead': () =>
      this.#in('convened', 'daibieu', { paper, sha256: '0'.repeat(64) }, (meeting) =>
        this.#write({ kind: 'plan', meeting }, (doc) => setMustRead(doc, paper, true)),
      ),
    'office.putRoom': () => ({ by: 'nguoila', input: { room: this.#room() } }),
    'office.dropRoom': () => {
      const room = this.#room();
      this.#must('nguoila', 'office.putRoom', { room });
      return { by: 'nguoila', input: { room: room.id } };
    },
    'office.putKind': () => ({ by: 'nguoila', input: { kind: { id: this.#id(), name: 'Giao ban' } } }),
    'office.dropKind': () => {
      const kind: CommandInput<'office.putKind'>['kind'] = { id: this.#id(), name: 'Giao ban' };
      this.#must('nguoila', 'office.putKind', { kind });
      return { by: 'nguoila', input: { kind: kind.id } };
    },
    'office.putEntry': () => ({ by: 'nguoila', input: { words: this.#entry() } }),
    'office.retireEntry': () => {
      const words = this.#entry();
      this.#must('nguoila', 'office.putEntry', { words });
      return { by: 'nguoila', input: { list: words.list, entry: words.entry.id, retired: true } };
    },
    'office.arrangeEntries': () => ({ by: 'nguoila', input: { list: 'titles', entries: [] } }),
    'office.giveTitle': () => {
      const words = this.#entry();
      this.#must('nguoila', 'office.putEntry', { words });
      return { by: 'nguoila', input: { person: person('daibieu'), title: words.entry.id } };
    },
    'office.configure': () => ({ by: 'nguoila', input: { settings: { approvalIn: [] } } }),
    'profile.put': () => ({ by: 'daibieu', input: { profile: { phone: '', email: null, title: null } } }),
    'template.put': () => ({ by: 'daibieu', input: { template: this.#template() } }),
    'template.drop': () => {
      const template = this.#template();
      this.#must('daibieu', 'template.put', { template });
      return { by: 'daibieu', input: { template: template.id } };
    },
    'meeting.lead': () => this.#in('in_progress', 'chutri', { paper, page: 1 }),
    'meeting.stopLeading': () =>
      this.#in('in_progress', 'chutri', {}, (meeting) =>
        this.#must('chutri', 'meeting.lead', { meeting, paper, page: 1 }),
      ),
    'restriction.set': () =>
      this.#in('convened', 'thuky', { group: this.#id<GroupId>(), members: [person('daibieu')], files: [] }),
    'restriction.drop': () => {
      const group = this.#id<GroupId>();
      return this.#in('convened', 'thuky', { group, files: [] }, (meeting) =>
        this.#must('thuky', 'restriction.set', { meeting, group, members: [person('daibieu')], files: [] }),
      );
    },
    'meeting.present': () => this.#in('in_progress', 'thuky', { item }),
    'agenda.close': () => this.#in('in_progress', 'thuky', { item, as: 'done' }),
    'agenda.hide': () => this.#in('in_progress', 'thuky', { item, hidden: true }),
    'speaking.register': () =>
      this.#in('in_progress', 'daibieu', { speech: this.#id<SpeechId>(), kind: 'speech', item: null }),
    'speaking.cancel': () => this.#speech('daibieu', {}),
    'speaking.call': () => this.#speech('thuky', {}),
    'speaking.pause': () => this.#speech('thuky', {}, 'call'),
    'speaking.resume': () => this.#speech('thuky', {}, 'call', 'pause'),
    'speaking.stop': () => this.#speech('daibieu', {}, 'call'),
    'speaking.reject': () => this.#speech('thuky', { reason }),
    'speaking.extend': () => this.#speech('thuky', { seconds: 60 }, 'call'),
    'speaking.move': () => this.#speech('thuky', { index: 0 }),
    'speaking.configure': () => this.#in('in_progress', 'thuky', { rules: usualSpeakingRules }),
    'meeting.checkIn': () => this.#in('in_progress', 'daibieu'),
    'attendance.mark': () => this.#in('in_progress', 'thuky', { person: person('daibieu') }),
    'attendance.undo': () =>
      this.#in('in_progress', 'thuky', { person: person('daibieu') }, (meeting) =>
        this.#must('daibieu', 'meeting.checkIn', { meeting }),
      ),
    'attendance.leave': () =>
      this.#in('in_progress', 'daibieu', {}, (meeting) =>
        this.#must('daibieu', 'meeting.checkIn', { meeting }),
      ),
    'attendance.configure': () => this.#in('in_progress', 'thuky', { rules: usualAttendanceRules }),
    'ballot.prepare': () =>
      this.#in('in_progress', 'thuky', { ballot: this.#id<BallotId>(), terms: terms() }),
    'ballot.discard': () => this.#ballot('thuky', 'draft'),
    'ballot.open': () => this.#ballot('thuky', 'draft'),
    'ballot.suspend': () => this.#ballot('thuky', 'open'),
    'ballot.resume': () => this.#ballot('thuky', 'suspended'),
    'ballot.close': () => this.#ballot('thuky', 'open'),
    'ballot.publish': () => this.#ballot('thuky', 'closed'),
    'ballot.annul': () => this.#ballot('chutri', 'closed', { reason }),
    'ballot.cast': () => this.#ballot('daibieu', 'open', { choice: { option: 'agree', text: '' } }),
    'ballot.takePaper': async () => {
      const voting = Voting.open(() => this.#core, { secrecy: 'secret' });
      const { meeting, ballot } = voting;
      return { by: 'daibieu', input: { meeting, ballot, blinded: await voting.voter().blind() } };
    },
    'minutes.submit': () => ({ by: 'thuky', input: { meeting: this.#withMinutes('drafting').meeting } }),
    'minutes.return': () => ({
      by: 'chutri',
      input: { meeting: this.#withMinutes('submitted').meeting, reason },
    }),
    'minutes.signAsSecretary': () => ({ by: 'thuky', input: this.#withMinutes('submitted') }),
    'minutes.signAsChair': () => ({ by: 'chutri', input: this.#withMinutes('secretary_signed') }),
    'minutes.issue': () => ({
      by: 'thuky',
      input: { meeting: this.#withMinutes('chair_signed').meeting, number: null },
    }),
    'conclusion.put': () =>
      this.#in('in_progress', 'thuky', {
        ...{ conclusion: this.#id<never>(), item: null, text: 'Rà soát' },
        ...{ lead: null, coWorkers: [], dueDate: null },
      }),
    'conclusion.drop': () => {
      const conclusion = this.#id<ConclusionId>();
      return this.#in('in_progress', 'thuky', { conclusion }, (meeting) => {
        this.#conclude(meeting, conclusion);
      });
    },
    'conclusion.issue': () =>
      this.#in('ended', 'thuky', { number: null }, (meeting) => {
        this.#conclude(meeting);
      }),
    'meeting.archive': () => {
      const { meeting } = this.#withMinutes('issued');
      this.#conclude(meeting);
      this.#must('thuky', 'conclusion.issue', { meeting, number: null });
      return { by: 'thuky', input: { meeting } };
    },
    'task.report': () => {
      const meeting = makeMeeting(this.#core, 'ended');
      const task = this.#conclude(meeting);
      this.#must('thuky', 'conclusion.issue', { meeting, number: null });
      return { by: 'daibieu', input: { meeting, task, state: 'in_progress', percent: 10, note: '' } };
    },
    'poll.create': () => ({ by: 'thuky', input: { poll: this.#id<PollId>() } }),
    'poll.share': () => this.#poll('thuky', 'draft', { authors: [person('chutri')] }),
    'poll.discard': () => this.#poll('thuky', 'draft'),
    'poll.submit': () => {
      const poll = draftPoll(this.#core, { approver: person('daibieu2') });
      return { by: 'thuky', input: { poll } };
    },
    'poll.withdraw': () => this.#poll('thuky', 'pending'),
    'poll.approve': () => this.#poll('daibieu2', 'pending'),
    'poll.reject': () => this.#poll('daibieu2', 'pending', { reason }),
    'poll.send': () => this.#poll('thuky', 'draft'),
    'poll.answer': () => this.#poll('daibieu', 'sent', { choice: 'agree', text: '' }),
    'poll.extend': () =>
      this.#poll('thuky', 'sent', { dueAt: this.#core.clock.now() + 2 * HOUR_MS, reason: '' }),
    'poll.remind': () => this.#poll('thuky', 'sent'),
    'poll.close': () => this.#poll('thuky', 'sent'),
    'poll.lapse': () => {
      const asked = this.#poll('thuky', 'sent');
      this.#server.pass(2 * HOUR_MS);
      return asked;
    },
    'poll.recall': () => this.#poll('thuky', 'sent'),
    'poll.summarise': () => this.#poll('thuky', 'closed', { text: 'Đa số đồng ý' }),
  };
}

const order = ['drafting', 'submitted', 'secretary_signed', 'chair_signed', 'issued'] as const;
