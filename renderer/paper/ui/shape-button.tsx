import { UnstyledButton } from '@mantine/core';
import { IconArrowUpRight, IconCircle, IconLine, IconSquare } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type ShapeKind, shapeKinds } from '../input/tools.ts';
import { ChoiceButton, type Icon } from './choice-button.tsx';
import classes from './reader.module.css';
import { useReader, useToolPart } from './reader-context.ts';

const icons: Record<ShapeKind, Icon> = {
  rectangle: IconSquare,
  ellipse: IconCircle,
  arrow: IconArrowUpRight,
  line: IconLine,
};

/** Frames, circles, arrows and lines: one tool, one button, the shape last used on it. */
export function ShapeButton({ may }: { may: boolean }) {
  const { t } = useTranslation('paper');
  const { tools } = useReader();
  const shape = useToolPart('shape');
  return (
    <ChoiceButton
      tool="shape"
      may={may}
      icon={icons[shape]}
      label={t('tool.shapeOf', { shape: t(`kind.${shape}`) })}
      choices={(close) => (
        <div className={classes.choices} role="radiogroup" aria-label={t('tool.shape')}>
          {shapeKinds.map((each) => {
            const Icon = icons[each];
            return (
              <UnstyledButton
                key={each}
                role="radio"
                aria-checked={each === shape}
                className={classes.choice}
                onClick={() => {
                  tools.set({ shape: each });
                  close();
                }}
              >
                <Icon size={22} stroke={1.7} />
                {t(`kind.${each}`)}
              </UnstyledButton>
            );
          })}
          <span className={classes.choiceHint}>{t('tool.shapeHint')}</span>
        </div>
      )}
    />
  );
}
