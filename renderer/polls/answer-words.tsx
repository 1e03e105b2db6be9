import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OutboxRow } from '#contract';
import { LinkText } from '#renderer/ui/links.tsx';
import { useChoiceWords } from './choice-words.ts';
import classes from './polls.module.css';
import { answerOf } from './use-poll.ts';
import { usePolls } from './use-polls.ts';

/** What the person had answered, where it was not counted: their words stay before their eyes. */
export function AnswerWords({ row }: { row: OutboxRow }) {
  const { t } = useTranslation('polls');
  const wordsOf = useChoiceWords();
  const rows = usePolls('');
  const answer = answerOf(row);
  if (!answer) return null;
  const poll = rows?.find(({ id }) => id === answer.poll);
  return (
    <>
      <Text fw={600} mt="xs">
        {t('answer.lateWritten', { choice: wordsOf(answer.choice, poll?.options ?? {}) })}
      </Text>
      {answer.text && <Text className={classes.quote}>{answer.text}</Text>}
      {poll && (
        <LinkText to="/polls/$poll" params={{ poll: poll.id }}>
          {poll.title}
        </LinkText>
      )}
    </>
  );
}
