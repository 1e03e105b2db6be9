/** Puts a draft from what happened into the editor; asks before it takes the place of words already written. */
import { Button } from '@mantine/core';
import { IconListDetails } from '@tabler/icons-react';
import type { Editor } from '@tiptap/react';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { useTranslation } from 'react-i18next';
import { draftMinutes } from '#domain/meeting/minutes-draft.ts';
import { putDraft } from '#domain/meeting/minutes-drafts.ts';
import { isBlank } from '#domain/meeting/minutes-text.ts';
import { usePeople } from '#renderer/data/people.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { confirm } from '#renderer/ui/confirm.tsx';
import classes from './minutes.module.css';
import { draftSourceOf, type MinutesView } from './use-minutes.ts';

interface Props {
  meeting: Meeting;
  minutes: MinutesView;
  editor: Editor;
}

function useDraft({ meeting, minutes, editor }: Props): () => void {
  const people = usePeople();
  return () => {
    const blocks = draftMinutes(draftSourceOf(meeting, people));
    // As if the editor had done it, so that it can be undone there.
    putDraft(minutes.doc, blocks, meeting.floor.journal?.count ?? 0, ySyncPluginKey);
    editor.commands.focus('start', { scrollIntoView: false });
  };
}

export function DraftButton(props: Props) {
  const { t } = useTranslation('minutes');
  const draft = useDraft(props);
  if (isBlank(props.minutes.blocks)) return null;
  return (
    <Button
      variant="subtle"
      color="gray"
      leftSection={<IconListDetails size={20} stroke={1.75} />}
      onClick={() =>
        confirm({
          title: t('draft.againTitle'),
          text: t('draft.againText'),
          confirm: t('draft.again'),
          danger: true,
          onConfirm: draft,
        })
      }
    >
      {t('draft.again')}
    </Button>
  );
}

/** Offered above a sheet on which nothing stands yet. */
export function EmptyMinutes(props: Props) {
  const { t } = useTranslation('minutes');
  const draft = useDraft(props);
  if (!isBlank(props.minutes.blocks)) return null;
  return (
    <div className={classes.offer}>
      <p>{t('draft.offer')}</p>
      <Button leftSection={<IconListDetails size={20} stroke={1.75} />} onClick={draft}>
        {t('draft.do')}
      </Button>
    </div>
  );
}
