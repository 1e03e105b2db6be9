/** Takes marks out of the app: with their paper as a PDF that any other program shows, or as a list of their own. */
import { Alert, Button, Group, Modal, Radio, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconFileExport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportPath } from '#contract';
import { download, downloadTable } from '#renderer/data/download.ts';
import { type CallFailed, failureOf } from '#renderer/data/failures.ts';
import { rpc } from '#renderer/data/rpc.ts';
import { DialogActions } from '#renderer/ui/dialog-actions.tsx';
import { BarButton } from '../ui/bar-button.tsx';
import { MarkChoiceFields, useMarkChoice } from '../ui/mark-choice.tsx';
import { useReader } from '../ui/reader-context.ts';
import { useMarkTable } from './mark-table.ts';

const forms = ['annotations', 'flattened', 'list'] as const;
type Form = (typeof forms)[number];

const listFormats = ['docx', 'pdf', 'csv'] as const;
type ListFormat = (typeof listFormats)[number];

export function ExportButton() {
  const { t } = useTranslation('paper');
  const [opened, setOpened] = useState(false);
  return (
    <>
      <BarButton icon={IconFileExport} label={t('export.open')} onClick={() => setOpened(true)} />
      <Modal opened={opened} onClose={() => setOpened(false)} title={t('export.title')}>
        <ExportForm close={() => setOpened(false)} />
      </Modal>
    </>
  );
}

type Progress =
  | { state: 'choosing' }
  | { state: 'writing' }
  | { state: 'done'; marks: number; placeless: number; name: string }
  | { state: 'failed'; failure: CallFailed };

function ExportForm({ close }: { close: () => void }) {
  const { t } = useTranslation(['paper', 'errors']);
  const { meeting, paper } = useReader();
  const tableOf = useMarkTable();
  const choice = useMarkChoice(meeting);
  const [form, setForm] = useState<Form>('annotations');
  const [format, setFormat] = useState<ListFormat>('docx');
  const [progress, setProgress] = useState<Progress>({ state: 'choosing' });
  const writePaper = async () => {
    const password = await rpc.papers.keptPassword({ sha256: paper.file.sha256 });
    const made = await rpc.papers.export({
      ...{ meeting, paper: paper.id, ...choice.chosen },
      flatten: form === 'flattened',
      ...(password === null ? {} : { password }),
    });
    download(exportPath(made.exportId), made.name);
    return made;
  };
  const writeList = async () => {
    const table = tableOf(choice.chosen);
    await downloadTable(table, format);
    return { marks: table.rows.length, placeless: 0, name: `${table.name}.${format}` };
  };
  const write = async () => {
    setProgress({ state: 'writing' });
    try {
      const { marks, placeless, name } = await (form === 'list' ? writeList() : writePaper());
      setProgress({ state: 'done', marks, placeless, name });
    } catch (error) {
      setProgress({ state: 'failed', failure: failureOf(error) });
    }
  };
  if (progress.state === 'done') return <Done {...progress} close={close} />;
  return (
    <Stack>
      <Radio.Group
        label={t('paper:export.form')}
        value={form}
        onChange={(value) => setForm(forms.find((each) => each === value) ?? 'annotations')}
      >
        <Stack gap="xs" mt={6}>
          {forms.map((each) => (
            <Radio
              key={each}
              value={each}
              label={t(`paper:export.forms.${each}`)}
              description={t(`paper:export.formsWhy.${each}`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      {form === 'list' && (
        <SegmentedControl
          aria-label={t('paper:export.format')}
          data={listFormats.map((value) => ({ value, label: t(`paper:export.formats.${value}`) }))}
          value={format}
          onChange={(value) => setFormat(listFormats.find((each) => each === value) ?? 'docx')}
        />
      )}
      <MarkChoiceFields choice={choice} />
      {progress.state === 'failed' && (
        <Alert color="seal" role="alert">
          {t(`errors:call.${progress.failure.code}`)}
        </Alert>
      )}
      <DialogActions close={close}>
        <Button loading={progress.state === 'writing'} onClick={() => void write()}>
          {t(form === 'list' ? 'paper:export.saveList' : 'paper:export.save')}
        </Button>
      </DialogActions>
    </Stack>
  );
}

function Done({
  marks,
  placeless,
  name,
  close,
}: {
  marks: number;
  placeless: number;
  name: string;
  close: () => void;
}) {
  const { t } = useTranslation('paper');
  return (
    <Stack>
      <Group wrap="nowrap" align="flex-start">
        <IconCircleCheck size={28} color="var(--mantine-color-leaf-6)" style={{ flex: 'none' }} aria-hidden />
        <Text role="status">{t('export.done', { count: marks, name })}</Text>
      </Group>
      {placeless > 0 && <Text>{t('export.placeless', { count: placeless })}</Text>}
      <Group justify="flex-end">
        <Button onClick={close}>{t('export.close')}</Button>
      </Group>
    </Stack>
  );
}
