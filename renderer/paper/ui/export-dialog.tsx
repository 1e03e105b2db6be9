import { Alert, Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconFileExport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportPath } from '#contract';
import type { MeetingId, PersonId } from '#domain/ids.ts';
import { readFloor } from '#domain/meeting/floor.ts';
import type { Paper } from '#domain/meeting/plan.ts';
import { download } from '#renderer/data/download.ts';
import { type CallFailed, failureOf } from '#renderer/data/failures.ts';
import { usePeople } from '#renderer/data/people.ts';
import { rpc } from '#renderer/data/rpc.ts';
import { useMe } from '#renderer/data/session.ts';
import { useDocument } from '#renderer/data/use-document.ts';
import { BarButton } from './bar-button.tsx';

/** Saves the paper with marks on it, as a PDF that any other program shows. */
export function ExportButton({ meeting, paper }: { meeting: MeetingId; paper: Paper }) {
  const { t } = useTranslation('paper');
  const [opened, setOpened] = useState(false);
  return (
    <>
      <BarButton icon={IconFileExport} label={t('export.open')} onClick={() => setOpened(true)} />
      <Modal opened={opened} onClose={() => setOpened(false)} title={t('export.title')}>
        <ExportForm meeting={meeting} paper={paper} close={() => setOpened(false)} />
      </Modal>
    </>
  );
}

type Progress =
  | { state: 'choosing' }
  | { state: 'writing' }
  | { state: 'done'; marks: number; name: string }
  | { state: 'failed'; failure: CallFailed };

function ExportForm({ meeting, paper, close }: { meeting: MeetingId; paper: Paper; close: () => void }) {
  const { t } = useTranslation(['paper', 'errors']);
  const me = useMe().person;
  const people = usePeople();
  const { value: floor } = useDocument({ kind: 'floor', meeting }, readFloor);
  const [includePrivate, setIncludePrivate] = useState(true);
  const [left, setLeft] = useState<ReadonlySet<PersonId>>(new Set());
  const [progress, setProgress] = useState<Progress>({ state: 'choosing' });
  // One's own shared marks may not have reached the list of sharers yet.
  const authors = [me, ...[...floor.sharers.keys()].filter((author) => author !== me)];
  const toggle = (author: PersonId) => {
    const next = new Set(left);
    if (!next.delete(author)) next.add(author);
    setLeft(next);
  };
  const write = async () => {
    setProgress({ state: 'writing' });
    try {
      const password = await rpc.papers.keptPassword({ sha256: paper.file.sha256 });
      const made = await rpc.papers.export({
        meeting,
        paper: paper.id,
        includePrivate,
        authors: authors.filter((author) => !left.has(author)),
        ...(password === null ? {} : { password }),
      });
      download(exportPath(made.exportId), made.name);
      setProgress({ state: 'done', marks: made.marks, name: made.name });
    } catch (error) {
      setProgress({ state: 'failed', failure: failureOf(error) });
    }
  };
  if (progress.state === 'done')
    return (
      <Stack>
        <Group wrap="nowrap" align="flex-start">
          <IconCircleCheck
            size={28}
            color="var(--mantine-color-leaf-6)"
            style={{ flex: 'none' }}
            aria-hidden
          />
          <Text role="status">{t('paper:export.done', { count: progress.marks, name: progress.name })}</Text>
        </Group>
        <Group justify="flex-end">
          <Button onClick={close}>{t('paper:export.close')}</Button>
        </Group>
      </Stack>
    );
  return (
    <Stack>
      <Text>{t('paper:export.what')}</Text>
      <Checkbox
        checked={includePrivate}
        onChange={(event) => setIncludePrivate(event.currentTarget.checked)}
        label={t('paper:export.private')}
        description={t('paper:export.privateWhy')}
      />
      <Text fw={600} mt="xs">
        {t('paper:export.shared')}
      </Text>
      <Stack gap="xs" mah={260} style={{ overflow: 'auto' }}>
        {authors.map((author) => (
          <Checkbox
            key={author}
            checked={!left.has(author)}
            onChange={() => toggle(author)}
            label={author === me ? t('paper:export.mine') : people.nameOf(author)}
            description={author === me ? undefined : people.titleOf(author)}
          />
        ))}
      </Stack>
      {progress.state === 'failed' && (
        <Alert color="seal" role="alert">
          {t(`errors:call.${progress.failure.code}`)}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={close}>
          {t('paper:export.cancel')}
        </Button>
        <Button loading={progress.state === 'writing'} onClick={() => void write()}>
          {t('paper:export.save')}
        </Button>
      </Group>
    </Stack>
  );
}
