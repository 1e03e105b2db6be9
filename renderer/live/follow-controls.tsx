import { Button, Switch, Tooltip } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isOrganiser } from '#domain/meeting/roles.ts';
import { usePeople } from '#renderer/data/people.ts';
import { rpc } from '#renderer/data/rpc.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import classes from './live.module.css';
import type { Room } from './use-room.ts';

/** Following the leader's page: on unless one wishes otherwise, and always a way back. */
export function FollowControls({ meeting, room }: { meeting: Meeting; room: Room }) {
  const { t } = useTranslation('live');
  const people = usePeople();
  // Organisers lead more often than they follow: the switch is theirs only while someone else leads.
  if (room.leading || (isOrganiser(meeting.role) && !room.led)) return null;
  const lead = meeting.floor.lead;
  const away = room.led && lead !== null && (room.following.away || !room.follows);
  const label = lead && t('returnTo', { page: lead.page });
  return (
    <>
      {away && (
        <Button
          className={classes.barButton ?? ''}
          color="seal"
          aria-label={label ?? ''}
          title={label ?? ''}
          onClick={room.returnToLeader}
        >
          <span className={classes.barSign}>
            <IconArrowBackUp size={20} aria-hidden /> {lead.page}
          </span>
          <span className={classes.barWords}>{t('return')}</span>
        </Button>
      )}
      <Tooltip label={lead && room.led ? t('led', { name: people.nameOf(lead.leader) }) : t('followHint')}>
        <div className={classes.follow}>
          <Switch
            label={t('follow')}
            checked={room.follows}
            onChange={(event) => void rpc.settings.change({ follow: event.currentTarget.checked })}
          />
        </div>
      </Tooltip>
    </>
  );
}
