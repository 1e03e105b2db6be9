/** The papers of one item being edited: dropped or picked, several at once, then named, moved or removed. */
import { useTranslation } from 'react-i18next';
import { type AgendaItem, papersOf } from '#domain/meeting/plan.ts';
import { useMe } from '#renderer/data/session.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { usePaperProgress } from '#renderer/meeting/use-paper-progress.ts';
import { AssignButton } from '#renderer/preparation/item-preparation.tsx';
import { ImportLine } from './import-line.tsx';
import { PaperDrop } from './paper-drop.tsx';
import { PaperEditor } from './paper-editor.tsx';
import { paperImports, useImports } from './paper-imports.ts';

export function ItemPapers({ meeting, item }: { meeting: Meeting; item: AgendaItem }) {
  const { t } = useTranslation('plan');
  const { person } = useMe();
  const progress = usePaperProgress(meeting.id);
  const imports = useImports(meeting.id, item.id);
  const papers = papersOf(meeting.plan, item.id);
  const group = meeting.groupOf(item.id)?.id ?? null;
  function add(files: readonly File[]) {
    if (meeting.mayWritePlan) paperImports.add(meeting.id, item.id, group, person, files);
  }

  return (
    <PaperDrop add={add} label={t('addPapers')} beside={<AssignButton meeting={meeting} item={item} />}>
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
    </PaperDrop>
  );
}
