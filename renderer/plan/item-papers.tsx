/** The papers of one item being edited: dropped or picked, several at once, then named, moved or removed. */
import { Button, FileButton } from '@mantine/core';
import { IconFilePlus } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AgendaItem, papersOf } from '#domain/meeting/plan.ts';
import { useMe } from '#renderer/data/session.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { usePaperProgress } from '#renderer/meeting/use-paper-progress.ts';
import { ImportLine } from './import-line.tsx';
import { PaperEditor } from './paper-editor.tsx';
import { paperImports, useImports } from './paper-imports.ts';
import classes from './plan.module.css';

export function ItemPapers({ meeting, item }: { meeting: Meeting; item: AgendaItem }) {
  const { t } = useTranslation('plan');
  const { person } = useMe();
  const progress = usePaperProgress(meeting.id);
  const imports = useImports(meeting.id, item.id);
  const [over, setOver] = useState(false);
  const papers = papersOf(meeting.plan, item.id);
  const group = meeting.groupOf(item.id)?.id ?? null;
  const add = (files: readonly File[]) => paperImports.add(meeting.id, item.id, group, person, files);

  function dropped(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    if (meeting.mayWritePlan) add([...event.dataTransfer.files]);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button within is the first
    <div
      className={classes.papers}
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={dropped}
    >
      {papers.map((paper, index) => (
        <PaperEditor
          key={paper.id}
          meeting={meeting}
          paper={paper}
          index={index}
          last={index === papers.length - 1}
          state={progress.get(paper.file.sha256)}
        />
      ))}
      {imports.map((job) => (
        <ImportLine key={job.id} job={job} />
      ))}
      <FileButton accept="application/pdf,.pdf" multiple onChange={add}>
        {(props) => (
          <Button {...props} variant="subtle" leftSection={<IconFilePlus size={20} stroke={1.75} />}>
            {over ? t('dropHere') : t('addPapers')}
          </Button>
        )}
      </FileButton>
    </div>
  );
}
