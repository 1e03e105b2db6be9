/** Đưa vào cuộc họp: one's own paper becomes a paper of an item of a plan that one may write. */
import { Alert, Button, Modal, Select, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import { ItemId, MeetingId, PaperId } from '#domain/ids.ts';
import { isOver } from '#domain/meeting/phase.ts';
import { addPaper, type Paper, papersOf, readPlan } from '#domain/meeting/plan.ts';
import { isOrganiser } from '#domain/meeting/roles.ts';
import { guessPaperKind } from '#domain/office/entries.ts';
import { useDirectory } from '#renderer/data/people.ts';
import { useMe } from '#renderer/data/session.ts';
import { useDocument } from '#renderer/data/use-document.ts';
import { useMeetings } from '#renderer/meetings/use-meetings.ts';
import { DialogActions } from '#renderer/ui/dialog-actions.tsx';

export function GiveDialog({ paper, close }: { paper: Paper; close: () => void }) {
  const { t } = useTranslation('shelf');
  const { rows } = useMeetings('upcoming', '');
  const [meeting, setMeeting] = useState<MeetingId>();
  const writable = (rows ?? []).filter(
    ({ role, phase }) =>
      isOrganiser(role) && !isOver(phase) && phase !== 'pending_approval' && phase !== 'cancelled',
  );
  const titleOf = (id: MeetingId) => writable.find((row) => row.id === id)?.title || t('untitledMeeting');
  return (
    <Modal opened onClose={close} title={t('giveTitle', { name: paper.title })} size="lg" centered>
      <Stack>
        {rows && writable.length === 0 ? (
          <Alert color="gold">{t('noMeetings')}</Alert>
        ) : (
          <>
            <Text>{t('giveText')}</Text>
            <Select
              label={t('meeting')}
              placeholder={t('meetingPlaceholder')}
              searchable
              data={writable.map(({ id }) => ({ value: id as string, label: titleOf(id) }))}
              value={meeting ?? null}
              onChange={(value) => setMeeting(value === null ? undefined : MeetingId.parse(value))}
              data-autofocus
            />
          </>
        )}
        {meeting && (
          <ItemChoice key={meeting} meeting={meeting} title={titleOf(meeting)} paper={paper} close={close} />
        )}
      </Stack>
    </Modal>
  );
}

function ItemChoice({
  meeting,
  title,
  paper,
  close,
}: {
  meeting: MeetingId;
  title: string;
  paper: Paper;
  close: () => void;
}) {
  const { t } = useTranslation('shelf');
  const { person } = useMe();
  const { paperKinds } = useDirectory();
  const { value: plan, doc, mayWrite, state } = useDocument({ kind: 'plan', meeting }, readPlan);
  const [item, setItem] = useState<ItemId>();
  const already = item && papersOf(plan, item).some(({ file }) => file.sha256 === paper.file.sha256);
  if (state !== 'opening' && plan.items.length === 0) return <Alert color="gold">{t('noItems')}</Alert>;

  function give() {
    if (!item) return;
    const kind = guessPaperKind(paper.title, paperKinds.values());
    addPaper(doc, {
      id: PaperId.parse(v7()),
      item,
      title: paper.title,
      file: paper.file,
      addedBy: person,
      addedAt: Date.now(),
      ...(kind === null ? {} : { kind }),
    });
    notifications.show({ message: t('given', { name: paper.title, meeting: title }), color: 'leaf' });
    close();
  }

  return (
    <>
      <Select
        label={t('item')}
        placeholder={t('itemPlaceholder')}
        data={plan.items.map((each, index) => ({
          value: each.id as string,
          label: `${index + 1}. ${each.title || t('untitledItem')}`,
        }))}
        value={item ?? null}
        onChange={(value) => setItem(value === null ? undefined : ItemId.parse(value))}
        error={already && t('already')}
      />
      <DialogActions close={close}>
        <Button disabled={!item || already || !mayWrite} onClick={give}>
          {t('giveConfirm')}
        </Button>
      </DialogActions>
    </>
  );
}
