/** What one may do with what is selected, at the foot of its card: to the other layer, copied, away. */
import { ActionIcon, Button, Group, Tooltip } from '@mantine/core';
import { IconCopy, IconLock, IconTrash, IconUsers } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { copySelected, removeSelected } from '../input/mark-actions.ts';
import { useReader } from './reader-context.ts';
import { useStore } from './use-store.ts';

export function CardActions({
  move: { to, run },
  copies,
  children,
}: {
  move: { to: 'private' | 'shared'; run: () => void };
  /** Some of it may be put elsewhere. */
  copies: boolean;
  children?: ReactNode;
}) {
  const { t } = useTranslation('paper');
  const session = useReader();
  const may = useStore(session.rights)[to];
  const MoveIcon = to === 'shared' ? IconUsers : IconLock;
  return (
    <Group gap="xs" wrap="nowrap">
      <Tooltip label={t(`move.${to}Why`)} disabled={may}>
        <Button
          flex={1}
          variant="light"
          color={to === 'shared' ? 'gold' : 'ink'}
          leftSection={<MoveIcon size={18} aria-hidden />}
          aria-disabled={!may}
          {...(may ? {} : { 'data-disabled': true })}
          onClick={() => may && run()}
        >
          {t(`move.${to}`)}
        </Button>
      </Tooltip>
      {children}
      {copies && <CopyButton />}
      <ActionIcon
        color="red"
        aria-label={t('card.remove')}
        title={t('card.remove')}
        onClick={() => removeSelected(session)}
      >
        <IconTrash size={20} aria-hidden />
      </ActionIcon>
    </Group>
  );
}

/** Copies what is selected, and says how it is put elsewhere: a touch screen has no Ctrl. */
function CopyButton() {
  const { t } = useTranslation('paper');
  const session = useReader();
  return (
    <Tooltip label={t('card.copyHint')}>
      <ActionIcon
        color="gray"
        aria-label={t('card.copy')}
        onClick={() => {
          const count = copySelected(session);
          if (count > 0) session.tools.set({ pasting: count });
        }}
      >
        <IconCopy size={20} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
