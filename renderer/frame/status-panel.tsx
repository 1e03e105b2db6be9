/** What the status pill opens: which work is where, what waits, and the line in one's own hands. */
import { Alert, Button, Divider, Group, List, Stack, Switch, Text } from '@mantine/core';
import { IconCloudCheck, IconDeviceFloppy, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Connection, Saving } from '#contract';
import { useOutbox } from '#renderer/data/live.ts';
import { rpc } from '#renderer/data/rpc.ts';
import { formatMoment } from '#renderer/ui/dates.ts';
import { useNow } from '#renderer/ui/use-now.ts';
import { useClockWords } from './clock-words.ts';
import { DocumentWords } from './document-words.tsx';

export function StatusPanel({ connection, saving }: { connection: Connection; saving: Saving | undefined }) {
  const { t } = useTranslation('frame');
  const clock = useClockWords()(connection.clockSkew);
  return (
    <Stack gap="sm">
      {saving && <Work saving={saving} />}
      {connection.state === 'signed-out' && <Alert color="gold">{t('status.signInAgain')}</Alert>}
      {clock && <Alert color="gold">{clock}</Alert>}
      <Divider />
      <Line connection={connection} />
    </Stack>
  );
}

function Work({ saving }: { saving: Saving }) {
  const { t } = useTranslation('frame');
  if (saving.unsent.length === 0 && saving.waitingCommands === 0) {
    return (
      <Group wrap="nowrap" gap="sm">
        <IconCloudCheck size={24} stroke={1.5} color="var(--mantine-color-leaf-5)" />
        <Text>{t('status.savedAll')}</Text>
      </Group>
    );
  }
  return (
    <Stack gap="xs">
      {saving.unsent.length > 0 && (
        <Group wrap="nowrap" gap="sm" align="flex-start">
          <IconDeviceFloppy size={24} stroke={1.5} />
          <Text flex={1}>{t('status.savedHere')}</Text>
        </Group>
      )}
      <List spacing={4} withPadding>
        {saving.unsent.map(({ document, since }) => (
          <List.Item key={document}>
            <DocumentWords document={document} />{' '}
            <Text span size="xs" c="var(--text-quiet)">
              {t('status.since', { time: formatMoment(since) })}
            </Text>
          </List.Item>
        ))}
      </List>
      {saving.waitingCommands > 0 && <WaitingCommands count={saving.waitingCommands} />}
    </Stack>
  );
}

function WaitingCommands({ count }: { count: number }) {
  const { t } = useTranslation(['frame', 'errors']);
  const waiting = useOutbox().filter((row) => row.state === 'waiting');
  return (
    <div>
      <Text>{t('status.waitingCommands', { count })}</Text>
      <List spacing={4} withPadding>
        {waiting.map((row) => (
          <List.Item key={row.id}>{t(`errors:command.${row.name}`)}</List.Item>
        ))}
      </List>
    </div>
  );
}

function Line({ connection }: { connection: Connection }) {
  const { t } = useTranslation('frame');
  const now = useNow(connection.retryAt === null ? undefined : 1_000);
  // Until the line answers, the switch shows what was asked for.
  const [cut, setCut] = useState(connection.state === 'offline' && connection.retryAt === null);
  const waits = connection.retryAt !== null && connection.state !== 'connected';
  return (
    <Stack gap="sm">
      {waits && connection.retryAt !== null && (
        <Text>
          {t('status.retryIn', { count: Math.max(1, Math.ceil((connection.retryAt - now) / 1000)) })}
        </Text>
      )}
      {connection.state !== 'connected' && !cut && (
        <Button
          variant="default"
          leftSection={<IconRefresh size={20} />}
          onClick={() => void rpc.status.reconnect()}
        >
          {t('status.retryNow')}
        </Button>
      )}
      <Switch
        label={t('status.workOffline')}
        description={t('status.workOfflineHint')}
        checked={cut}
        onChange={(event) => {
          setCut(event.currentTarget.checked);
          void rpc.status.setOnline({ online: !event.currentTarget.checked });
        }}
      />
    </Stack>
  );
}
