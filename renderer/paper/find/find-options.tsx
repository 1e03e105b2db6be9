/** How exactly words are looked for. */
import { Tooltip, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FindOptions } from '#domain/paper/find-query.ts';
import classes from './find.module.css';

const names = ['exactDau', 'wholeWords', 'matchCase'] as const;

export function FindOptionButtons({
  options,
  fixed,
  change,
}: {
  options: FindOptions;
  /** One that can't be chosen here: it is always on. */
  fixed: keyof FindOptions | undefined;
  change: (options: FindOptions) => void;
}) {
  const { t } = useTranslation('paper');
  return (
    <fieldset className={classes.options} aria-label={t('find.options')}>
      {names.map((name) => (
        <Tooltip
          key={name}
          label={t(name === fixed ? 'find.wholeOnly' : `find.${name}Why`)}
          multiline
          maw={240}
        >
          <UnstyledButton
            className={classes.option}
            aria-pressed={options[name]}
            aria-disabled={name === fixed}
            onClick={() => name !== fixed && change({ ...options, [name]: !options[name] })}
          >
            {t(`find.${name}`)}
          </UnstyledButton>
        </Tooltip>
      ))}
    </fieldset>
  );
}
