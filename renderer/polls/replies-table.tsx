/** Who answered what: on the screen, and as a table to take out. */
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Table } from '#contract';
import type { PersonId } from '#domain/ids.ts';
import type { Reply } from '#domain/poll/reply.ts';
import { recipientsOf } from '#domain/poll/state.ts';
import { comparePersonNames } from '#domain/text.ts';
import { usePeople } from '#renderer/data/people.ts';
import { formatMoment } from '#renderer/ui/dates.ts';
import { labelsOf, useChoiceWords } from './choice-words.ts';
import classes from './polls.module.css';
import { SheetBadge } from './sheet-badge.tsx';
import type { OpenPoll } from './use-poll.ts';

interface Line {
  person: PersonId;
  choice: string;
  reply: Reply | undefined;
}

function useLines(poll: OpenPoll): Line[] {
  const { t } = useTranslation('polls');
  const { nameOf } = usePeople();
  const wordsOf = useChoiceWords();
  const labels = labelsOf(poll.question.options);
  const silent = poll.poll.silenceAgrees ? t('table.silentAgreed') : t('table.silent');
  return recipientsOf(poll.poll)
    .sort((a, b) => comparePersonNames(nameOf(a), nameOf(b)))
    .map((person) => {
      const reply = poll.replies?.get(person);
      return { person, reply, choice: reply ? wordsOf(reply.choice, labels) : silent };
    });
}

export function RepliesTable({ poll, replies }: { poll: OpenPoll; replies: ReadonlyMap<PersonId, Reply> }) {
  const { t } = useTranslation('polls');
  const { nameOf, titleOf } = usePeople();
  const lines = useLines(poll).filter(({ reply }) => reply || poll.poll.phase !== 'sent');
  return (
    <table className={classes.replies}>
      <caption>
        <Text fw={600} ta="start" mb={4}>
          {t('results.replies')} ({replies.size})
        </Text>
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('table.person')}</th>
          <th scope="col">{t('table.choice')}</th>
          <th scope="col">{t('table.text')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ person, choice, reply }) => (
          <tr key={person}>
            <td>
              {nameOf(person)}
              <Text size="xs" c="var(--text-quiet)">
                {titleOf(person)}
              </Text>
            </td>
            <td>
              {choice}
              {reply && (
                <Text size="xs" c="var(--text-quiet)">
                  {formatMoment(reply.at)}
                </Text>
              )}
              {reply?.signed && (
                <div className={classes.sheet}>
                  <SheetBadge poll={poll} person={person} answer={reply} />
                </div>
              )}
            </td>
            <td className={classes.replyText}>{reply?.text || t('results.noText')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The same to take out, with both clocks. */
export function useRepliesTable(poll: OpenPoll): () => Table {
  const { t } = useTranslation('polls');
  const { nameOf, titleOf, unitOf } = usePeople();
  const lines = useLines(poll);
  const anySigned = lines.some(({ reply }) => reply?.signed);
  return () => ({
    name: t('table.name', { title: poll.question.details.title }).slice(0, 120),
    columns: [
      t('table.number'),
      t('table.person'),
      t('table.personTitle'),
      t('table.unit'),
      t('table.choice'),
      t('table.text'),
      t('table.at'),
      t('table.askedAt'),
      ...(anySigned ? [t('table.signed')] : []),
    ],
    rows: lines.map(({ person, choice, reply }, index) => [
      index + 1,
      nameOf(person),
      titleOf(person),
      unitOf(person),
      choice,
      reply?.text || null,
      reply ? formatMoment(reply.at) : null,
      reply ? formatMoment(reply.askedAt) : null,
      ...(anySigned ? [reply?.signed ? t('table.isSigned') : null] : []),
    ]),
  });
}
