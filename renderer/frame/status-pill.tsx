/** The line and the safety of the person's work in one glance; a tap tells the rest. */
import { Popover, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Connection, Saving } from '#contract';
import { useConnection, useSaving } from '#renderer/data/live.ts';
import classes from './frame.module.css';
import { StatusPanel } from './status-panel.tsx';

const dots: Record<Connection['state'], string> = {
  connected: 'var(--mantine-color-leaf-5)',
  connecting: 'var(--mantine-color-gold-4)',
  offline: 'var(--mantine-color-gray-5)',
  'signed-out': 'var(--mantine-color-seal-5)',
  'client-too-old': 'var(--mantine-color-seal-5)',
};

/** What may be claimed about the person's changes. */
export function savedWhere(saving: Saving): 'server' | 'here' | 'failing' {
  if (saving.localFailure !== null) return 'failing';
  return saving.unsent.length === 0 && saving.waitingCommands === 0 ? 'server' : 'here';
}

export function StatusPill() {
  const { t } = useTranslation('frame');
  const connection = useConnection();
  const saving = useSaving();
  return (
    <Popover width={440} position="bottom-end" trapFocus>
      <Popover.Target>
        <UnstyledButton className={classes.pill} aria-label={t('status.open')}>
          <span className={classes.dot} style={{ background: dots[connection.state] }} aria-hidden />
          <span role="status" style={{ display: 'flex', gap: '0.5rem' }}>
            <span>{t(`connection.${connection.state}`)}</span>
            {saving && <span className={classes.saved}>{t(`saved.${savedWhere(saving)}`)}</span>}
          </span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <StatusPanel connection={connection} saving={saving} />
      </Popover.Dropdown>
    </Popover>
  );
}
