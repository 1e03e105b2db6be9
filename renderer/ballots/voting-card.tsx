/** A voter's paper: the question, large answers, and the choice said once more before it goes. */
import { ActionIcon, Button, Group, Loader, Text, Textarea } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Ballot, type Choice, votedSoFar } from '#domain/meeting/ballot.ts';
import { useConnection } from '#renderer/data/live.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import classes from './ballots.module.css';
import { ChoiceButtons } from './choice-buttons.tsx';
import { useOptionWords } from './option-words.ts';
import type { Turn } from './use-turn.ts';

export function VotingCard({
  meeting,
  ballot,
  turn,
  minimise,
}: {
  meeting: Meeting;
  ballot: Ballot;
  turn: Turn;
  minimise: () => void;
}) {
  const { t } = useTranslation('ballots');
  const item = meeting.commonPlan.items.findIndex(({ id }) => id === ballot.item);
  return (
    <section
      className={classes.card}
      data-at-foot
      data-done={turn.state === 'done' || undefined}
      role="dialog"
      aria-modal="false"
      aria-labelledby="voting-question"
    >
      <header className={classes.cardHead}>
        <div className={classes.cardTitle}>
          <span className={classes.cardCall}>{t(turn.state === 'done' ? 'banner.done' : 'card.title')}</span>
          {item >= 0 && (
            <Text size="xs" c="var(--text-quiet)" truncate>
              {t('item', { number: item + 1, title: meeting.commonPlan.items[item]?.title })}
            </Text>
          )}
        </div>
        <Text size="sm" c="var(--text-quiet)" mt={2}>
          {t('card.progress', { voted: votedSoFar(meeting.floor, ballot), eligible: ballot.eligible.length })}
        </Text>
        <ActionIcon color="gray" aria-label={t('card.minimise')} onClick={minimise}>
          <IconChevronDown size={22} />
        </ActionIcon>
      </header>
      <div className={classes.cardBody}>
        <h2 id="voting-question" className={classes.cardQuestion}>
          {ballot.question}
        </h2>
        <Text size="sm" c="var(--text-quiet)">
          {ballot.secrecy === 'secret' ? t('card.secretNote') : t('card.openNote')}
        </Text>
        <Body ballot={ballot} turn={turn} minimise={minimise} />
      </div>
    </section>
  );
}

function Body({ ballot, turn, minimise }: { ballot: Ballot; turn: Turn; minimise: () => void }) {
  const { t } = useTranslation(['ballots', 'errors']);
  const { state } = useConnection();
  const [again, setAgain] = useState(false);
  if (ballot.state === 'suspended' && turn.state === 'to-vote')
    return (
      <Text mt="md" fw={600}>
        {t('card.suspended')}
      </Text>
    );
  switch (turn.state) {
    case 'waiting':
      return <Text mt="md">{t('card.waiting')}</Text>;
    case 'sending':
      return state === 'connected' ? (
        <Group mt="md" role="status">
          <Loader size="sm" /> {t('card.sending')}
        </Group>
      ) : (
        <Text mt="md">{t('card.waiting')}</Text>
      );
    case 'refused':
      return (
        <Text mt="md" fw={600}>
          {turn.refusal === 'paper-taken'
            ? t('errors:refusal.paper-taken')
            : t('errors:refusal.ballot-closed')}
        </Text>
      );
    case 'done':
      if (!again) return <Done ballot={ballot} turn={turn} change={() => setAgain(true)} finish={minimise} />;
  }
  return <Choosing ballot={ballot} cast={(choice) => turn.cast(choice).then(() => setAgain(false))} />;
}

function Choosing({ ballot, cast }: { ballot: Ballot; cast: (choice: Choice) => Promise<void> }) {
  const { t } = useTranslation('ballots');
  const words = useOptionWords(ballot);
  const [option, setOption] = useState<string>();
  const [text, setText] = useState('');
  const other = ballot.kind === 'approval' && option === 'other';
  if (option === undefined) return <ChoiceButtons ballot={ballot} choose={setOption} />;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void cast({ option, text: other ? text.trim() : '' });
      }}
    >
      <Text mt="md" c="var(--text-quiet)">
        {t('card.confirm')}
      </Text>
      <p className={classes.chosen} data-option={option}>
        {words(option)}
      </p>
      {other && (
        <Textarea
          label={t('card.otherWords')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          maxLength={2000}
          autosize
          minRows={2}
          maxRows={6}
          mb="sm"
          data-autofocus
          autoFocus
        />
      )}
      <Text size="sm" c="var(--text-quiet)" mb="sm">
        {ballot.allowChange ? t('card.sendChange') : t('card.sendFinal')}
      </Text>
      <Group grow>
        <Button variant="default" size="lg" onClick={() => setOption(undefined)}>
          {t('card.back')}
        </Button>
        <Button type="submit" size="lg" disabled={other && text.trim() === ''} autoFocus={!other}>
          {t('card.send')}
        </Button>
      </Group>
    </form>
  );
}

function Done({
  ballot,
  turn,
  change,
  finish,
}: {
  ballot: Ballot;
  turn: Turn;
  change: () => void;
  /** Back to the paper that the card lies over. */
  finish: () => void;
}) {
  const { t } = useTranslation('ballots');
  if (turn.receipt !== undefined)
    return (
      <div role="status">
        <Text mt="md" fw={600}>
          {t('card.doneSecret')} {t('card.receipt')}:
        </Text>
        <output className={classes.receipt}>{turn.receipt}</output>
        <Text size="sm" c="var(--text-quiet)">
          {t('card.receiptHint')}
        </Text>
        <Group justify="flex-end" mt="sm">
          <Button onClick={finish}>{t('card.finish')}</Button>
        </Group>
      </div>
    );
  return (
    <Group mt="md" role="status">
      <Text fw={600} flex={1}>
        {t('card.done')}
      </Text>
      {ballot.allowChange && ballot.state === 'open' && (
        <Button variant="default" onClick={change}>
          {t('card.change')}
        </Button>
      )}
      <Button onClick={finish}>{t('card.finish')}</Button>
    </Group>
  );
}
