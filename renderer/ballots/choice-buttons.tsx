import { UnstyledButton } from '@mantine/core';
import { IconCircle, IconMessage2, IconThumbDown, IconThumbUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Ballot } from '#domain/meeting/ballot.ts';
import classes from './ballots.module.css';
import { useOptionWords } from './option-words.ts';

const icons = { agree: IconThumbUp, disagree: IconThumbDown, other: IconMessage2 };

/** One large button an answer. */
export function ChoiceButtons({ ballot, choose }: { ballot: Ballot; choose: (option: string) => void }) {
  const { t } = useTranslation('ballots');
  const words = useOptionWords(ballot);
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0 }} aria-label={t('card.choose')}>
      <div className={classes.choices} data-kind={ballot.kind}>
        {ballot.options.map(({ id }) => {
          const Icon =
            ballot.kind === 'approval' && id in icons ? icons[id as keyof typeof icons] : IconCircle;
          return (
            <UnstyledButton
              key={id}
              className={classes.choice}
              data-option={ballot.kind === 'approval' ? id : 'named'}
              onClick={() => choose(id)}
            >
              <Icon size={28} stroke={1.75} aria-hidden />
              {words(id)}
            </UnstyledButton>
          );
        })}
      </div>
    </fieldset>
  );
}
