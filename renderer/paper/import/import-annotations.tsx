/** Offers to take over the annotations that the file already holds. */
import { Alert, Button, Modal, SegmentedControl, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconFileImport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Importable } from '#domain/paper/imported.ts';
import { rpc } from '#renderer/data/rpc.ts';
import { DialogActions } from '#renderer/ui/dialog-actions.tsx';
import type { Layer } from '../marks/mark-book.ts';
import { useReader } from '../ui/reader-context.ts';
import { useStore, useVersion } from '../ui/use-store.ts';
import classes from './import.module.css';
import { importMarks, notYetImported } from './import-marks.ts';

export function ImportAnnotations() {
  const { t } = useTranslation('marks');
  const session = useReader();
  useVersion(session.book);
  const [opened, setOpened] = useState(false);
  const { sha256 } = session.paper.file;
  const found = useQuery({
    queryKey: ['annotations', sha256],
    queryFn: () => rpc.papers.annotations({ sha256 }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const left = notYetImported(session, found.data ?? []);
  if (left.length === 0 && !opened) return null;
  return (
    <>
      <Button
        variant="default"
        className={classes.open ?? ''}
        leftSection={<IconFileImport size={20} aria-hidden />}
        onClick={() => setOpened(true)}
      >
        {t('import.open', { count: left.length })}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={t('import.title')}>
        <ImportForm left={left} close={() => setOpened(false)} />
      </Modal>
    </>
  );
}

function ImportForm({ left, close }: { left: readonly Importable[]; close: () => void }) {
  const { t } = useTranslation(['marks', 'paper']);
  const session = useReader();
  const may = useStore(session.rights);
  const [layer, setLayer] = useState<Layer>(session.tools.state.layer);
  const [failed, setFailed] = useState(false);
  const textOf = useTextOf();
  const take = () => {
    const count = importMarks(session, left, layer, textOf, Date.now());
    setFailed(count === 0);
    if (count === 0) return;
    notifications.show({ message: t('marks:import.done', { count }) });
    close();
  };
  return (
    <Stack>
      <Text>{t('marks:import.what', { count: left.length })}</Text>
      <SegmentedControl
        aria-label={t('marks:import.layer')}
        data={(['private', 'shared'] as const).map((value) => ({
          value,
          label: t(`paper:layer.${value}`),
          disabled: !may[value],
        }))}
        value={layer}
        onChange={(value) => setLayer(value === 'shared' ? 'shared' : 'private')}
      />
      <Text size="sm" c="var(--text-quiet)">
        {t(may[layer] ? `paper:layer.${layer}Why` : 'paper:layer.noneWhy')}
      </Text>
      {failed && (
        <Alert color="seal" role="alert">
          {t('marks:import.failed')}
        </Alert>
      )}
      <DialogActions close={close}>
        <Button disabled={!may[layer] || left.length === 0} onClick={take}>
          {t('marks:import.do', { count: left.length })}
        </Button>
      </DialogActions>
    </Stack>
  );
}

/** The mark is the person's own from now on; whose words these were stands in it, save where the words are on the page. */
function useTextOf(): (importable: Importable) => string {
  const { t } = useTranslation('marks');
  return ({ author, geometry, text }) => {
    if (author === '' || geometry.kind === 'text') return text;
    return text === '' ? t('import.byAlone', { author }) : t('import.by', { author, text });
  };
}
