import { Badge, Menu } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconDownload,
  IconEye,
  IconEyeCheck,
  IconFileTypePdf,
  IconReplace,
  IconTrash,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperState } from '#contract';
import {
  movePaper,
  type Paper,
  papersOf,
  removePaper,
  renamePaper,
  setMustRead,
  setPaperKind,
} from '#domain/meeting/plan.ts';
import { PaperKindField } from '#renderer/catalogues/paper-kind.tsx';
import { saveOriginal } from '#renderer/data/save-original.ts';
import { PaperProgress } from '#renderer/meeting/paper-progress.tsx';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { MoreMenu } from '#renderer/ui/more-menu.tsx';
import { SyncedTextInput } from '#renderer/ui/synced-text-input.tsx';
import { useUndo } from '#renderer/ui/use-undo.tsx';
import { acceptedFiles } from './paper-kinds.ts';
import classes from './plan.module.css';
import { restorePaper } from './restore.ts';
import { useReplacing } from './use-replacing.ts';

/** One paper of an item being edited. */
export function PaperEditor({
  meeting,
  paper,
  index,
  last,
  state,
}: {
  meeting: Meeting;
  paper: Paper;
  index: number;
  last: boolean;
  state: PaperState | undefined;
}) {
  const { t } = useTranslation(['plan', 'common', 'meeting', 'preparation', 'pack']);
  const navigate = useNavigate();
  const undo = useUndo();
  const chooser = useRef<HTMLInputElement>(null);
  const replace = useReplacing(meeting, paper);
  const doc = meeting.docOf(paper.item);
  const { original } = paper.file;

  function remove() {
    removePaper(doc, paper.id);
    undo(t('paperRemoved', { title: paper.title }), () => restorePaper(doc, paper, index));
  }

  return (
    <div className={classes.paper}>
      <IconFileTypePdf size={26} stroke={1.5} className={classes.paperIcon} aria-hidden />
      <SyncedTextInput
        className={classes.paperTitle}
        variant="unstyled"
        aria-label={t('paperTitle')}
        title={paper.title}
        text={paper.title}
        write={(title) => renamePaper(doc, paper.id, title.trim() || paper.file.name)}
        maxLength={1000}
      />
      {paper.mustRead && (
        <Badge variant="light" color="gold" tt="none">
          {t('preparation:read.mustRead')}
        </Badge>
      )}
      <PaperKindField paper={paper} choose={(kind) => setPaperKind(doc, paper.id, kind)} />
      <PaperProgress meeting={meeting.id} state={state} mayUpload />
      <input
        ref={chooser}
        type="file"
        accept={acceptedFiles}
        hidden
        aria-label={t('pack:replacing', { title: paper.title })}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // The same file may be chosen again later.
          event.currentTarget.value = '';
          if (file) replace(file);
        }}
      />
      <MoreMenu width={320} label={`${t('common:more')}: ${paper.title}`}>
        <Menu.Item
          leftSection={<IconEye size={20} />}
          onClick={() =>
            void navigate({
              to: '/meetings/$meeting/papers/$paper',
              params: { meeting: meeting.id, paper: paper.id },
            })
          }
        >
          {t('meeting:openPaper', { title: '' })}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowUp size={20} />}
          disabled={index === 0}
          onClick={() => movePaper(doc, paper.id, paper.item, index - 1)}
        >
          {t('common:moveUp')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowDown size={20} />}
          disabled={last}
          onClick={() => movePaper(doc, paper.id, paper.item, index + 1)}
        >
          {t('common:moveDown')}
        </Menu.Item>
        {meeting.plan.items.map(
          (item, at) =>
            item.id !== paper.item &&
            // Between readers a paper moves with its item alone.
            meeting.docOf(item.id) === doc && (
              <Menu.Item
                key={item.id}
                className={classes.moveTo}
                onClick={() => movePaper(doc, paper.id, item.id, papersOf(meeting.plan, item.id).length)}
              >
                {t('moveTo', { number: at + 1, title: item.title })}
              </Menu.Item>
            ),
        )}
        <Menu.Item leftSection={<IconReplace size={20} />} onClick={() => chooser.current?.click()}>
          {t('pack:replace')}
        </Menu.Item>
        {original && (
          <Menu.Item
            leftSection={<IconDownload size={20} />}
            className={classes.moveTo}
            onClick={() => void saveOriginal(original)}
          >
            {t('original', { name: original.name })}
          </Menu.Item>
        )}
        {!meeting.groupOf(paper.item) && (
          <Menu.Item
            leftSection={<IconEyeCheck size={20} />}
            onClick={() => setMustRead(doc, paper.id, !paper.mustRead)}
          >
            {t(paper.mustRead ? 'preparation:read.unsetMustRead' : 'preparation:read.setMustRead')}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item color="seal" leftSection={<IconTrash size={20} />} onClick={remove}>
          {t('removePaper', { title: '' })}
        </Menu.Item>
      </MoreMenu>
    </div>
  );
}
