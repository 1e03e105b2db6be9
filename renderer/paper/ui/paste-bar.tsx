import { ActionIcon, Button, Paper as Card, Group, Text } from '@mantine/core';
import { IconClipboard, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { pasteOnPage } from '../input/mark-actions.ts';
import classes from './marks.module.css';
import { useReader, useToolPart, useViewPart } from './reader-context.ts';
import { useStore } from './use-store.ts';

/** After marks were copied: puts them on the page being read, as often as one likes. */
export function PasteBar() {
  const { t } = useTranslation('paper');
  const session = useReader();
  const { tools, rights } = session;
  const count = useToolPart('pasting');
  const layer = useToolPart('layer');
  const page = useViewPart('page');
  const may = useStore(rights)[layer];
  if (count === 0) return null;
  return (
    <Card className={classes.pasteBar} shadow="md" withBorder role="status">
      <Group gap="xs" wrap="nowrap">
        <Text size="sm">{t('paste.copied', { count })}</Text>
        <Button
          leftSection={<IconClipboard size={18} aria-hidden />}
          disabled={!may}
          onClick={() => pasteOnPage(session)}
        >
          {t('paste.here', { page })}
        </Button>
        <ActionIcon color="gray" aria-label={t('paste.done')} onClick={() => tools.set({ pasting: 0 })}>
          <IconX size={20} aria-hidden />
        </ActionIcon>
      </Group>
    </Card>
  );
}
