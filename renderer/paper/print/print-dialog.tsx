/** Which pages of the open paper are printed, and whether with marks; then how far it has come. */
import {
  Alert,
  Button,
  Group,
  Modal,
  Progress,
  Radio,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parsePageRange } from '#domain/paper/page-range.ts';
import { DialogActions } from '#renderer/ui/dialog-actions.tsx';
import { percentOf } from '#renderer/ui/sizes.ts';
import { readerLimits } from '../engine/limits.ts';
import { MarkChoiceFields, useMarkChoice } from '../ui/mark-choice.tsx';
import { useReader } from '../ui/reader-context.ts';
import { type Printing, usePrinting } from './use-printing.ts';

export function PrintDialog({ opened, close }: { opened: boolean; close: () => void }) {
  const { t } = useTranslation('paper');
  return (
    <Modal opened={opened} onClose={close} title={t('print.title')}>
      <PrintForm close={close} />
    </Modal>
  );
}

type Extent = 'all' | 'current' | 'chosen';
type Content = 'plain' | 'marked';

function PrintForm({ close }: { close: () => void }) {
  const { t } = useTranslation('paper');
  const session = useReader();
  const [current] = useState(session.viewport.state.page);
  const count = session.document.pages;
  const [extent, setExtent] = useState<Extent>('all');
  const [typed, setTyped] = useState('');
  const [content, setContent] = useState<Content>('plain');
  const choice = useMarkChoice(session.meeting);
  const { printing, print, stop } = usePrinting(session, close);
  const pages = extent === 'current' ? [current] : parsePageRange(extent === 'all' ? '1-' : typed, count);
  const problem =
    pages === undefined
      ? t('print.range', { count })
      : pages.length > readerLimits.printPages
        ? t('print.tooMany', { count: readerLimits.printPages })
        : undefined;
  if (printing.state === 'writing' || printing.state === 'painting')
    return <PrintProgress printing={printing} stop={stop} />;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (problem !== undefined || !pages) return;
        void print({ pages, marks: content === 'marked' ? choice.chosen : undefined });
      }}
    >
      <Stack>
        <Radio.Group label={t('print.pages')} value={extent} onChange={(value) => setExtent(value as Extent)}>
          <Stack gap="xs" mt="xs">
            <Radio value="all" label={t('print.all', { count })} />
            <Radio value="current" label={t('print.current', { page: current })} />
            <Radio value="chosen" label={t('print.chosen')} />
          </Stack>
        </Radio.Group>
        {extent === 'chosen' && (
          <TextInput
            autoFocus
            aria-label={t('print.chosen')}
            placeholder={t('print.example')}
            value={typed}
            error={typed !== '' && problem}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
        {extent !== 'chosen' && problem !== undefined && <Alert color="gold">{problem}</Alert>}
        <SegmentedControl
          aria-label={t('print.content')}
          value={content}
          onChange={(value) => setContent(value as Content)}
          data={[
            { value: 'plain', label: t('print.plain') },
            { value: 'marked', label: t('print.marked') },
          ]}
        />
        {content === 'marked' && <MarkChoiceFields choice={choice} />}
        {printing.state === 'failed' && <Failure words={printing.words} />}
        <DialogActions close={close}>
          <Button
            type="submit"
            disabled={problem !== undefined}
            leftSection={<IconPrinter size={20} aria-hidden />}
          >
            {t('print.print')}
          </Button>
        </DialogActions>
      </Stack>
    </form>
  );
}

function Failure({ words }: { words: Extract<Printing, { state: 'failed' }>['words'] }) {
  const { t } = useTranslation(['paper', 'errors']);
  return (
    <Alert color="seal" role="alert">
      {t(words)}
    </Alert>
  );
}

function PrintProgress({
  printing,
  stop,
}: {
  printing: Extract<Printing, { state: 'writing' | 'painting' }>;
  stop: () => void;
}) {
  const { t } = useTranslation('paper');
  const painting = printing.state === 'painting';
  const label = painting
    ? t('print.painting', { at: Math.min(printing.done + 1, printing.of), of: printing.of })
    : t('print.writing');
  return (
    <Stack>
      <Text role="status">{label}</Text>
      <Progress
        size="lg"
        value={painting ? percentOf(printing.done, printing.of) : 100}
        animated={!painting}
        aria-label={t('print.progress')}
      />
      <Group justify="flex-end">
        <Button variant="default" onClick={stop}>
          {t('print.stop')}
        </Button>
      </Group>
    </Stack>
  );
}
