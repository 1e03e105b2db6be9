import { UnstyledButton } from '@mantine/core';
import {
  IconPaperclip,
  IconRosette,
  IconRosetteDiscountCheck,
  IconRosetteDiscountCheckOff,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { type SignatureVerdict, verdictOfAll } from '#domain/paper/signature.ts';
import { useReader } from '../ui/reader-context.ts';
import type { Panel } from '../ui/side-panel.tsx';
import { useStore } from '../ui/use-store.ts';
import classes from './inside.module.css';

const verdictIcons: Record<SignatureVerdict, ComponentType<{ size?: number; stroke?: number }>> = {
  valid: IconRosetteDiscountCheck,
  unknown: IconRosette,
  invalid: IconRosetteDiscountCheckOff,
};

/** In the reader's head, where the paper is signed or has files: how many, and the way to them. */
export function InsideBadges({
  panel,
  setPanel,
}: {
  panel: Panel | undefined;
  setPanel: (panel: Panel | undefined) => void;
}) {
  const { t } = useTranslation('inside');
  const { signatures, attachments } = useStore(useReader().inside);
  const badge = (which: Panel) => ({
    className: classes.badge,
    'aria-pressed': panel === which,
    onClick: () => setPanel(panel === which ? undefined : which),
  });
  return (
    <>
      {signatures.state === 'checking' && (
        <span className={classes.badge} role="status">
          <IconRosette size={20} stroke={1.7} aria-hidden />
          <span className={classes.badgeWords}>{t('signatures.checking')}</span>
        </span>
      )}
      {signatures.state === 'failed' && (
        <UnstyledButton {...badge('signatures')} data-verdict="unknown">
          <IconRosette size={20} stroke={1.7} aria-hidden />
          <span className={classes.badgeWords}>{t('signatures.unchecked')}</span>
        </UnstyledButton>
      )}
      {signatures.state === 'checked' && (
        <SignatureBadge
          {...badge('signatures')}
          count={signatures.signatures.length}
          verdict={verdictOfAll(signatures.signatures)}
        />
      )}
      {attachments > 0 && (
        <UnstyledButton {...badge('attachments')} aria-label={t('attachments.badge', { count: attachments })}>
          <IconPaperclip size={20} stroke={1.7} aria-hidden />
          <span className={classes.badgeWords}>{t('attachments.badge', { count: attachments })}</span>
          <span className={classes.badgeCount} aria-hidden>
            {attachments}
          </span>
        </UnstyledButton>
      )}
    </>
  );
}

function SignatureBadge({
  count,
  verdict,
  ...button
}: {
  count: number;
  verdict: SignatureVerdict;
  className: string | undefined;
  'aria-pressed': boolean;
  onClick: () => void;
}) {
  const { t } = useTranslation('inside');
  const Icon = verdictIcons[verdict];
  const words = t('signatures.badge', { count });
  return (
    <UnstyledButton
      {...button}
      data-verdict={verdict}
      aria-label={`${words}. ${t(`signatures.verdict.${verdict}`)}`}
    >
      <Icon size={20} stroke={1.7} aria-hidden />
      <span className={classes.badgeWords}>{words}</span>
      <span className={classes.badgeCount} aria-hidden>
        {count}
      </span>
    </UnstyledButton>
  );
}
