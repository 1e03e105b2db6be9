/** Choosing an answer: large targets, and the choice is said once more before it goes, signed or not. */
import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCheck, IconSend, IconSignature } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { choicesOf, longestReply } from '#domain/poll/reply.ts';
import { isSettled, useAsk } from '#renderer/data/commands.ts';
import { confirm } from '#renderer/ui/confirm.tsx';
import { labelsOf, useChoiceWords } from './choice-words.ts';
import { PollCommand } from './poll-command.tsx';
import classes from './polls.module.css';
import { SignDialog } from './sign-dialog.tsx';
import type { OpenPoll } from './use-poll.ts';

export function AnswerForm({ poll, done }: { poll: OpenPoll; done?: () => void }) {
  const { t } = useTranslation('polls');
  const wordsOf = useChoiceWords();
  const { ask, asking } = useAsk();
  const [choice, setChoice] = useState<string | undefined>(poll.answer?.choice);
  const [text, setText] = useState(poll.answer?.text ?? '');
  const labels = labelsOf(poll.question.options);
  const [signing, sign] = useDisclosure();
  const { signatureRequired } = poll.poll;
  const lacksWords = choice === 'other' && text.trim() === '';

  async function send(chosen: string) {
    const outcome = await ask('poll.answer', { poll: poll.id, choice: chosen, text: text.trim() });
    if (isSettled(outcome)) done?.();
  }

  const question = (chosen: string) =>
    confirm({
      title: t('answer.confirmTitle'),
      text: (
        <Stack gap="xs">
          <Text>{t('answer.confirmAbout', { title: poll.question.details.title })}</Text>
          <Text fw={700} size="lg">
            {t('answer.confirmChoice', { choice: wordsOf(chosen, labels) })}
          </Text>
          {text.trim() !== '' && <Text className={classes.quote}>{text.trim()}</Text>}
          <Text c="var(--text-quiet)">
            {poll.poll.mayChange ? t('answer.confirmMayChange') : t('answer.confirmFinal')}
          </Text>
        </Stack>
      ),
      confirm: t('answer.send'),
      onConfirm: () => void send(chosen),
    });

  const refusedBecause =
    choice === undefined ? t('answer.choose') : lacksWords ? t('answer.needsWords') : undefined;

  return (
    <Stack gap="md">
      <Text id="choose">{t('answer.choose')}</Text>
      <Choices
        choices={choicesOf(poll.question)}
        words={(each) => wordsOf(each, labels)}
        choice={choice}
        choose={setChoice}
      />
      <Textarea
        label={choice === 'other' ? t('answer.textNeeded') : t('answer.text')}
        placeholder={t('answer.textPlaceholder')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        maxLength={longestReply}
        autosize
        minRows={2}
        maxRows={14}
      />
      {signatureRequired && <Text c="var(--text-quiet)">{t('sign.required')}</Text>}
      <Group>
        {!signatureRequired && (
          <PollCommand
            command="poll.answer"
            poll={poll}
            loading={asking}
            leftSection={<IconSend size={20} stroke={1.75} />}
            refusedBecause={refusedBecause}
            onClick={() => {
              if (choice !== undefined) question(choice);
            }}
          >
            {t('answer.send')}
          </PollCommand>
        )}
        <PollCommand
          command="poll.answer"
          poll={poll}
          variant={signatureRequired ? 'filled' : 'light'}
          leftSection={<IconSignature size={20} stroke={1.75} />}
          refusedBecause={refusedBecause}
          onClick={sign.open}
        >
          {t('sign.button')}
        </PollCommand>
        {done && (
          <Button variant="default" onClick={done}>
            {t('answer.keep')}
          </Button>
        )}
      </Group>
      {choice !== undefined && (
        <SignDialog
          poll={poll}
          choice={choice}
          text={text.trim()}
          opened={signing}
          close={sign.close}
          done={() => {
            sign.close();
            done?.();
          }}
        />
      )}
    </Stack>
  );
}

/** Radio buttons as large as a thumb. Arrow keys move among them, as among any. */
function Choices({
  choices,
  words,
  choice,
  choose,
}: {
  choices: readonly string[];
  words: (choice: string) => string;
  choice: string | undefined;
  choose: (choice: string) => void;
}) {
  const move = (event: React.KeyboardEvent, from: number) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const index = (from + step + choices.length) % choices.length;
    choose(choices[index] ?? '');
    const radios = event.currentTarget.parentElement?.querySelectorAll<HTMLElement>('[role="radio"]');
    radios?.[index]?.focus();
  };
  return (
    <div role="radiogroup" aria-labelledby="choose" className={classes.choices}>
      {choices.map((each, index) => (
        // biome-ignore lint/a11y/useSemanticElements: a native radio can't be as large as its words
        <button
          key={each}
          type="button"
          role="radio"
          aria-checked={each === choice}
          tabIndex={each === choice || (choice === undefined && index === 0) ? 0 : -1}
          className={classes.choice}
          onClick={() => choose(each)}
          onKeyDown={(event) => move(event, index)}
        >
          <span className={classes.choiceMark} aria-hidden>
            {each === choice && <IconCheck size={18} stroke={3} />}
          </span>
          {words(each)}
        </button>
      ))}
    </div>
  );
}
