/** How many hits or marks there are, the way from one to the next, and how far a search has come. */
import { Button, Progress, Text } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BarButton } from '../ui/bar-button.tsx';
import classes from './find.module.css';

export interface CountStep {
  label: string;
  /** The key that does the same. */
  keys: string;
  go: () => void;
}

export function CountRow({
  words,
  any,
  steps,
  going,
}: {
  /** Read out at each change. */
  words: string;
  /** There is something to go to. */
  any: boolean;
  steps: { previous: CountStep; next: CountStep };
  going?: ReactNode;
}) {
  return (
    <>
      <div className={classes.count}>
        <Text
          size="sm"
          c="var(--text-quiet)"
          role="status"
          aria-live="polite"
          className={classes.counted ?? ''}
        >
          {words}
        </Text>
        <StepButton icon={IconChevronUp} step={steps.previous} any={any} />
        <StepButton icon={IconChevronDown} step={steps.next} any={any} />
      </div>
      {going}
    </>
  );
}

function StepButton({
  icon,
  step: { label, keys, go },
  any,
}: {
  icon: typeof IconChevronUp;
  step: CountStep;
  any: boolean;
}) {
  return <BarButton icon={icon} label={label} keys={keys} disabled={!any} onClick={go} />;
}

/** A search that is still going on, and the way to end it. */
export function Going({ percent, label, stop }: { percent: number; label: string; stop: () => void }) {
  const { t } = useTranslation('paper');
  return (
    <div className={classes.going}>
      <div className={classes.progress}>
        <Text size="xs" c="var(--text-quiet)">
          {label}
        </Text>
        <Progress value={percent} size="sm" aria-label={label} />
      </div>
      <Button variant="default" size="compact-md" className={classes.stop ?? ''} onClick={stop}>
        {t('find.stop')}
      </Button>
    </div>
  );
}
