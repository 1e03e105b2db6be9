import { UnstyledButton } from '@mantine/core';
import { IconLasso, IconMarquee2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type LassoShape, lassoShapes } from '../input/tools.ts';
import { ChoiceButton, type Icon } from './choice-button.tsx';
import classes from './reader.module.css';
import { useReader, useToolPart } from './reader-context.ts';

const icons: Record<LassoShape, Icon> = { free: IconLasso, frame: IconMarquee2 };

/** Selects several own marks at once, by a loop or by a frame around them. */
export function LassoButton() {
  const { t } = useTranslation('paper');
  const { tools } = useReader();
  const lasso = useToolPart('lasso');
  return (
    <ChoiceButton
      tool="lasso"
      may
      icon={icons[lasso]}
      label={t('tool.lasso')}
      choices={(close) => (
        <div className={classes.choices} role="radiogroup" aria-label={t('tool.lasso')}>
          {lassoShapes.map((each) => {
            const Icon = icons[each];
            return (
              <UnstyledButton
                key={each}
                role="radio"
                aria-checked={each === lasso}
                className={classes.choice}
                onClick={() => {
                  tools.set({ lasso: each });
                  close();
                }}
              >
                <Icon size={22} stroke={1.7} />
                {t(`lasso.${each}`)}
              </UnstyledButton>
            );
          })}
          <span className={classes.choiceHint}>{t('lasso.hint')}</span>
        </div>
      )}
    />
  );
}
