/** One opinion poll as a screen sees it: question, state and replies together, one's own answer, and what waits. */
import { useMemo } from 'react';
import type * as Y from 'yjs';
import type { OutboxRow } from '#contract';
import { type CommandInput, commands, type PollCircumstances } from '#domain/commands.ts';
import type { PersonId, PollId } from '#domain/ids.ts';
import { type DeskPoll, readDeskPolls } from '#domain/people/desk.ts';
import type { PollPart } from '#domain/poll/parts.ts';
import { type Question, readQuestion } from '#domain/poll/question.ts';
import { type Reply, readReplies } from '#domain/poll/reply.ts';
import { type Poll, readPoll } from '#domain/poll/state.ts';
import { useOutbox } from '#renderer/data/live.ts';
import { useMe } from '#renderer/data/session.ts';
import { useDocument } from '#renderer/data/use-document.ts';

export type Answer = CommandInput<'poll.answer'>;

export interface OpenPoll {
  id: PollId;
  state: 'opening' | 'open' | 'refused';
  question: Question;
  questionDoc: Y.Doc;
  mayWrite: boolean;
  poll: Poll;
  parts: readonly PollPart[];
  /** `undefined` while nobody may read them. */
  replies: ReadonlyMap<PersonId, Reply> | undefined;
  /** What the person answered, as the server counts it. */
  answer: DeskPoll['answer'];
  /** What they answered and the server does not have yet. */
  waitingAnswer: Answer | undefined;
  /** For the rules of `domain/commands.ts`. */
  circumstances: PollCircumstances;
  /** Commands about this poll that wait for the server. */
  waiting: OutboxRow[];
  /** Answers of theirs that were not counted, until they have read so. */
  refusedAnswers: OutboxRow[];
}

export function usePoll(id: PollId): OpenPoll {
  const { person } = useMe();
  const question = useDocument({ kind: 'question', poll: id }, readQuestion);
  const state = useDocument({ kind: 'pollState', poll: id }, readPoll);
  const replies = useDocument({ kind: 'replies', poll: id }, readReplies);
  const desk = useDocument({ kind: 'desk', person }, readDeskPolls);
  const outbox = useOutbox();
  return useMemo(() => {
    const own = outbox.filter((row) => pollOfInput(row.input) === id);
    const waiting = own.filter((row) => row.state === 'waiting');
    const members = state.value.members;
    // A draft made without a network has no roster yet; whoever writes its question is its author.
    const parts =
      members.get(person)?.parts ?? (members.size === 0 && question.mayWrite ? (['author'] as const) : []);
    return {
      id,
      state: together(question.state, state.state),
      question: question.value,
      questionDoc: question.doc,
      mayWrite: question.mayWrite,
      poll: state.value,
      parts,
      replies: replies.state === 'open' ? replies.value : undefined,
      answer: desk.value.get(id)?.answer ?? null,
      waitingAnswer: answerOf(waiting.findLast((row) => row.name === 'poll.answer')),
      circumstances: {
        asker: person,
        phase: state.state === 'open' ? state.value.phase : undefined,
        parts,
        poll: state.value,
      },
      waiting,
      refusedAnswers: own.filter((row) => row.state === 'refused' && row.name === 'poll.answer'),
    };
  }, [id, person, question, state, replies, desk, outbox]);
}

/** The poll that a command's input is about. */
export function pollOfInput(input: unknown): unknown {
  return typeof input === 'object' && input !== null && 'poll' in input ? input.poll : undefined;
}

/** The answer that a row of the outbox holds. */
export function answerOf(row: OutboxRow | undefined): Answer | undefined {
  return commands['poll.answer'].input.safeParse(row?.input).data;
}

function together(question: OpenPoll['state'], state: OpenPoll['state']): OpenPoll['state'] {
  if (question === 'refused' || state === 'refused') return 'refused';
  return question === 'open' && state === 'open' ? 'open' : 'opening';
}
