/** Answers that came too late: not counted, and not lost. They stand here until whoever gave them has read so. */
import { Alert, Button, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { saveMade } from '#renderer/data/download.ts';
import { rpc } from '#renderer/data/rpc.ts';
import { labelsOf, useChoiceWords } from './choice-words.ts';
import classes from './polls.module.css';
import { answerOf, type OpenPoll } from './use-poll.ts';

export function LateAnswers({ poll }: { poll: OpenPoll }) {
  const { t } = useTranslation(['polls', 'errors', 'common']);
  const wordsOf = useChoiceWords();
  return poll.refusedAnswers.map((row) => {
    const answer = answerOf(row);
    if (!answer) return null;
    const choice = t('answer.lateWritten', {
      choice: wordsOf(answer.choice, labelsOf(poll.question.options)),
    });
    const code = row.refusal?.code ?? 'try-again';
    return (
      <Alert key={row.id} color="seal" icon={<IconAlertTriangle />} title={t('answer.late')}>
        <Stack gap="sm">
          <Text>{code === 'poll-closed' ? t('answer.lateText') : t(`errors:refusal.${code}`)}</Text>
          <Text fw={600}>{choice}</Text>
          {answer.text && <Text className={classes.quote}>{answer.text}</Text>}
          <Group>
            <CopyButton value={[choice, answer.text].filter(Boolean).join('\n')}>
              {({ copied, copy }) => (
                <Button variant="default" onClick={copy}>
                  {copied ? t('answer.copied') : t('answer.copy')}
                </Button>
              )}
            </CopyButton>
            {answer.sheet !== undefined && (
              <Button variant="default" onClick={() => void saveMade(rpc.sheets.saveRefused({ id: row.id }))}>
                {t('sheet.save')}
              </Button>
            )}
            <Button variant="subtle" color="seal" onClick={() => void rpc.commands.dismiss({ id: row.id })}>
              {t('common:dismiss')}
            </Button>
          </Group>
        </Stack>
      </Alert>
    );
  });
}
