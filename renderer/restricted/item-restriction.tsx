/** In the editor of the plan: who sees an item, and how that is changed. */
import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { commands } from '#domain/commands.ts';
import type { AgendaItem } from '#domain/meeting/plan.ts';
import { tellFailure } from '#renderer/data/tell-failure.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { useMeetingPreparations } from '#renderer/preparation/use-preparations.ts';
import { confirm } from '#renderer/ui/confirm.tsx';
import { liftRestriction } from './move-item.ts';
import { RestrictDialog } from './restrict-dialog.tsx';
import { RestrictionLine } from './restriction-line.tsx';

/** Restricts an item that everyone reads. */
export function RestrictButton({ meeting, item }: { meeting: Meeting; item: AgendaItem }) {
  const { t } = useTranslation('restricted');
  const [open, setOpen] = useState(false);
  const preparing = useMeetingPreparations(meeting).has(item.id);
  if (meeting.groupOf(item.id)) return null;
  const refused = commands['restriction.set'].refusal(meeting.circumstances) !== null;
  return (
    <>
      <Tooltip label={t(preparing ? 'preparing' : 'restrictItem')}>
        <ActionIcon
          color="gray"
          aria-label={t('restrictItem')}
          disabled={refused || preparing}
          onClick={() => setOpen(true)}
        >
          <IconLock size={20} />
        </ActionIcon>
      </Tooltip>
      {open && <RestrictDialog meeting={meeting} item={item} close={() => setOpen(false)} />}
    </>
  );
}

/** Who sees a restricted item, with the ways to change that. */
export function ItemRestriction({ meeting, item }: { meeting: Meeting; item: AgendaItem }) {
  const { t } = useTranslation(['restricted', 'errors', 'meeting']);
  const [open, setOpen] = useState(false);
  const group = meeting.groupOf(item.id);
  const refused = commands['restriction.set'].refusal(meeting.circumstances) !== null;
  if (!group) return null;

  function lift() {
    if (!group) return;
    confirm({
      title: t('lift'),
      text: t('liftText', { title: item.title || t('meeting:untitledItem') }),
      confirm: t('lift'),
      onConfirm: () => {
        liftRestriction(meeting, item.id, group).catch((error: unknown) => tellFailure(error));
      },
    });
  }

  return (
    <RestrictionLine meeting={meeting} item={item.id}>
      <Button variant="subtle" disabled={refused} onClick={() => setOpen(true)}>
        {t('change')}
      </Button>
      <Button variant="subtle" color="gray" disabled={refused} onClick={lift}>
        {t('lift')}
      </Button>
      {open && <RestrictDialog meeting={meeting} item={item} close={() => setOpen(false)} />}
    </RestrictionLine>
  );
}
