/** One's own answer: given, waiting to be sent, or still to give. */
import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheck, IconClockPause, IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isPollOver } from '#domain/poll/phase.ts';
import { useMe } from '#renderer/data/session.ts';
import { formatMoment } from '#renderer/ui/dates.ts';
import { AnswerForm } from './answer-form.tsx';
import { labelsOf, useChoiceWords } from './choice-words.ts';
import { LateAnswers } from './late-answers.tsx';
import classes from './polls.module.css';
import { SheetBadge } from './sheet-badge.tsx';
import type { OpenPoll } from './use-poll.ts';

export function AnswerCard({ poll }: { poll: OpenPoll }) {
  const { t } = useTranslation('polls');
  const unanswered = poll.poll.phase === 'sent' && !poll.answer && !poll.waitingAnswer;
  return (
    <section
      className={`${classes.card} ${classes.notPrinted} ${unanswered ? classes.mine : ''}`}
      aria-labelledby="my-answer"
    >
      <Title order={2} id="my-answer" size="h3" mb="sm">
        {t('answer.title')}
      </Title>
      <Stack gap="md">
        <LateAnswers poll={poll} />
        <Body poll={poll} />
      </Stack>
    </section>
  );
}

function Body({ poll }: { poll: OpenPoll }) {
  const { t } = useTranslation('polls');
  const wordsOf = useChoiceWords();
  const { person } = useMe();
  const [changing, setChanging] = useState(false);
  const { phase, mayChange, dueAt, silenceAgrees } = poll.poll;
  const labels = labelsOf(poll.question.options);

  if (changing) return <AnswerForm poll={poll} done={() => setChanging(false)} />;
  if (poll.waitingAnswer) {
    const { choice, text, sheet } = poll.waitingAnswer;
    return (
      <>
        <Alert
          color="gold"
          icon={<IconClockPause />}
          title={t('answer.waiting', { choice: wordsOf(choice, labels) })}
        >
          {sheet !== undefined && `${t('sign.waiting')} `}
          {t('answer.waitingText', { due: dueAt === null ? '—' : formatMoment(dueAt) })}
        </Alert>
        {text && <Text className={classes.quote}>{text}</Text>}
      </>
    );
  }
  if (poll.answer) {
    const { choice, text, at, signed } = poll.answer;
    return (
      <>
        <Alert
          color="leaf"
          icon={<IconCircleCheck />}
          title={t('answer.done', { choice: wordsOf(choice, labels) })}
        >
          {t('answer.doneAt', { time: formatMoment(at) })}
        </Alert>
        {text && <Text className={classes.quote}>{text}</Text>}
        <Group>
          {signed && <SheetBadge poll={poll} person={person} answer={poll.answer} />}
          {phase === 'sent' && mayChange && (
            <Button variant="default" onClick={() => setChanging(true)}>
              {t('answer.change')}
            </Button>
          )}
        </Group>
      </>
    );
  }
  if (isPollOver(phase))
    return (
      <Text c="var(--text-quiet)">
        {t('answer.notAnswered')} {silenceAgrees && t('answer.silenceAgreed')}
      </Text>
    );
  return (
    <>
      {silenceAgrees && (
        <Alert color="gold" icon={<IconInfoCircle />}>
          {t('answer.silenceWarning')}
        </Alert>
      )}
      <AnswerForm poll={poll} />
    </>
  );
}
