/** What a signed sheet says, put together from the documents on this machine: to be signed, or to be held against what was signed. */
import { createHash } from 'node:crypto';
import type { PersonId } from '#domain/ids.ts';
import { letterheadOf } from '#domain/office/letterhead.ts';
import { agreementWords, answerWords, type OpinionSheet } from '#domain/office/opinion-sheet.ts';
import { type Directory, readDirectory } from '#domain/people/directory.ts';
import { type Question, readQuestion } from '#domain/poll/question.ts';
import { choicesOf } from '#domain/poll/reply.ts';
import { formatSheetCode, type SheetAnswer, signedWords } from '#domain/poll/sheet.ts';
import { type Poll, readPoll } from '#domain/poll/state.ts';
import type { SeenDocuments } from '../seen-documents.ts';

type Documents = Pick<SeenDocuments, 'read'>;

export function composeSheet(documents: Documents, answer: SheetAnswer, at: number): OpinionSheet {
  const { poll } = answer;
  const directory = documents.read({ kind: 'directory' }, readDirectory);
  const question = documents.read({ kind: 'question', poll }, readQuestion);
  const authors = authorsOf(documents.read({ kind: 'pollState', poll }, readPoll));
  const asking = authors[0] && directory.people.get(authors[0])?.unit;
  return {
    letterhead: letterheadOf(asking && directory.units.get(asking), directory.issuers.values()),
    at,
    title: question.details.title,
    content: question.content,
    choices: choicesOf(question).map((choice) => wordsOf(question, choice)),
    choice: wordsOf(question, answer.choice),
    text: answer.text,
    person: personIn(directory, answer.person),
    askedBy: authors.map((id) => personIn(directory, id).name),
    code: codeOf(question, answer),
  };
}

/** The words that the pages of a sheet under this answer bear. */
export function wordsUnder(documents: Documents, answer: SheetAnswer): string {
  const question = documents.read({ kind: 'question', poll: answer.poll }, readQuestion);
  const { choice, text } = answer;
  return answerWords({ choice: wordsOf(question, choice), text, code: codeOf(question, answer) });
}

function personIn({ people, units }: Directory, id: PersonId): OpinionSheet['person'] {
  const person = people.get(id);
  return {
    name: person?.name ?? id,
    title: person?.title ?? '',
    unit: (person && units.get(person.unit)?.name) ?? '',
  };
}

function authorsOf({ members }: Poll): PersonId[] {
  return [...members.values()].flatMap(({ id, parts }) => (parts.includes('author') ? [id] : []));
}

function wordsOf({ options }: Question, choice: string): string {
  if (choice === 'agree' || choice === 'disagree' || choice === 'other') return agreementWords[choice];
  return options.find(({ id }) => id === choice)?.label ?? choice;
}

function codeOf(question: Question, answer: SheetAnswer): string {
  return formatSheetCode(createHash('sha256').update(signedWords(question, answer)).digest('hex'));
}
