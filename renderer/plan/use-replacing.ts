import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { type Paper, replacePaper } from '#domain/meeting/plan.ts';
import { useMe } from '#renderer/data/session.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { useUndo } from '#renderer/ui/use-undo.tsx';
import { paperImports } from './paper-imports.ts';

/** Puts another file in a paper's place, with a way back. */
export function useReplacing(meeting: Meeting, paper: Paper): (file: File) => void {
  const { t } = useTranslation('pack');
  const { person } = useMe();
  const undo = useUndo();
  return (file) => {
    const doc = meeting.docOf(paper.item);
    const group = meeting.groupOf(paper.item)?.id ?? null;
    const { id, addedBy, addedAt } = paper;
    paperImports.add(meeting.id, paper.item, group, person, [file], {
      paper,
      done: (changed) => {
        if (!changed) notifications.show({ message: t('sameFile') });
        else
          undo(t('replaced', { title: paper.title }), () =>
            replacePaper(doc, { id, addedBy, addedAt, file: paper.file }),
          );
      },
    });
  };
}
