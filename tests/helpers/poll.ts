/** Opinion polls on a server, made by the very commands that people's are. */
import type { CommandAbout, CommandAnswer } from '#domain/commands.ts';
import type { PersonId, PollId } from '#domain/ids.ts';
import {
  addRecipients,
  type QuestionDetails,
  setContent,
  setQuestionDetails,
} from '#domain/poll/question.ts';
import type { Core } from '#server/core.ts';
import { person } from './meeting.ts';
import { commandId } from './raw-client.ts';

let polls = 0;

export function askPoll(
  core: Core,
  who: string,
  name: CommandAbout<'poll'>,
  input: { poll: PollId } & Record<string, unknown>,
  askedAt = 5,
): CommandAnswer {
  return core.decider.decide(person(who), { id: commandId(), name, input, askedAt });
}

/** A draft of `thuky` that asks `daibieu` and `daibieu2`, whole and due in an hour. */
export function draftPoll(core: Core, details: Partial<QuestionDetails> = {}): PollId {
  const poll = `phieu-${process.pid}-${++polls}` as PollId;
  done(askPoll(core, 'thuky', 'poll.create', { poll }));
  const channel = core.rooms.open({ kind: 'question', poll });
  channel.room.change((doc) => {
    setQuestionDetails(doc, { title: 'Phiếu thử', dueAt: core.clock.now() + 3_600_000, ...details });
    setContent(doc, 'Đồng chí có đồng ý không?');
    addRecipients(doc, ['daibieu', 'daibieu2'] as PersonId[]);
  });
  core.rooms.release(channel);
  core.rooms.flush();
  return poll;
}

/** The same, with its recipients. */
export function sentPoll(core: Core, details: Partial<QuestionDetails> = {}): PollId {
  const poll = draftPoll(core, details);
  done(askPoll(core, 'thuky', 'poll.send', { poll }));
  return poll;
}

export function done(answer: CommandAnswer): void {
  if (!answer.ok) throw new Error(`refused: ${answer.refusal.code}`);
}
