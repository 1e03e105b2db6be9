import { Button, Group, TextInput, UnstyledButton } from '@mantine/core';
import { IconRubberStamp } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longestStamp, stampLabels } from '../input/tools.ts';
import { ChoiceButton } from './choice-button.tsx';
import classes from './reader.module.css';
import { useReader, useToolPart } from './reader-context.ts';

/** Own stamps offered again. */
const mostOwn = 4;

/** The stamps everybody has, one's own, and a field for a new one. */
export function StampButton({ may }: { may: boolean }) {
  const { t } = useTranslation('paper');
  const stamp = useToolPart('stamp');
  return (
    <ChoiceButton
      tool="stamp"
      may={may}
      icon={IconRubberStamp}
      label={t('tool.stampOf', { stamp })}
      choices={(close) => <StampChoices close={close} />}
    />
  );
}

function StampChoices({ close }: { close: () => void }) {
  const { t } = useTranslation('paper');
  const { tools } = useReader();
  const stamp = useToolPart('stamp');
  const own = useOwnStamps();
  const [words, setWords] = useState('');
  const take = (label: string) => {
    tools.set({ stamp: label });
    close();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const label = words.trim();
    if (label !== '') take(label);
  };
  return (
    <div className={classes.choices}>
      <div role="radiogroup" aria-label={t('tool.stamp')}>
        {[...stampLabels, ...own].map((label) => (
          <UnstyledButton
            key={label}
            role="radio"
            aria-checked={label === stamp}
            className={classes.choice}
            onClick={() => take(label)}
          >
            <span className={classes.stampWords}>{label}</span>
          </UnstyledButton>
        ))}
      </div>
      <form onSubmit={submit}>
        <Group gap="xs" wrap="nowrap" mt={6}>
          <TextInput
            aria-label={t('stamp.own')}
            placeholder={t('stamp.own')}
            value={words}
            maxLength={longestStamp}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
          <Button type="submit" disabled={words.trim() === ''}>
            {t('stamp.take')}
          </Button>
        </Group>
      </form>
      <span className={classes.choiceHint}>{t('stamp.hint')}</span>
    </div>
  );
}

/** Stamps of one's own that were set on this paper before, the latest first, and the one in hand. */
function useOwnStamps(): string[] {
  const { book, me } = useReader();
  const stamp = useToolPart('stamp');
  const set = book
    .all()
    .filter(({ author }) => author === me)
    .sort((a, b) => b.mark.createdAt - a.mark.createdAt)
    .flatMap(({ mark }) => (mark.geometry.kind === 'stamp' ? [mark.geometry.label] : []));
  const standard: readonly string[] = stampLabels;
  return [...new Set([stamp, ...set])].filter((label) => !standard.includes(label)).slice(0, mostOwn);
}
