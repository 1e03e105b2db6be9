/** One meeting in the list. The whole card is the target; a running one leads straight into the room. */
import { Badge, Group, Text } from '@mantine/core';
import { IconDoorEnter, IconFiles, IconListNumbers, IconMapPin } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MeetingRow } from '#contract';
import { isRunning } from '#domain/meeting/phase.ts';
import { isOrganiser } from '#domain/meeting/roles.ts';
import { formatTime } from '#renderer/ui/dates.ts';
import { LinkButton } from '#renderer/ui/links.tsx';
import { PhaseBadge, RoleBadge } from './badges.tsx';
import classes from './meetings.module.css';

export function MeetingCard({ row }: { row: MeetingRow }) {
  const { t } = useTranslation('meetings');
  const running = isRunning(row.phase);
  const params = { meeting: row.id };
  // A meeting is convened with a title: who is only invited and sees none has not received it yet.
  const arriving = row.title === '' && !isOrganiser(row.role);
  return (
    <article className={running ? `${classes.card} ${classes.running}` : classes.card} data-meeting={row.id}>
      <Time row={row} />
      <div className={classes.body}>
        <Link
          className={classes.title}
          to={running ? '/meetings/$meeting/room' : '/meetings/$meeting'}
          params={params}
        >
          {row.title || t(arriving ? 'arriving' : 'untitled')}
        </Link>
        {!arriving && <Facts row={row} />}
      </div>
      <div className={classes.side}>
        <Group gap="xs" justify="flex-end">
          <RoleBadge role={row.role} />
          <PhaseBadge phase={row.phase} />
        </Group>
        {running && (
          <LinkButton
            to="/meetings/$meeting/room"
            params={params}
            leftSection={<IconDoorEnter size={20} />}
            className={classes.enter ?? ''}
          >
            {t('enter')}
          </LinkButton>
        )}
      </div>
    </article>
  );
}

function Facts({ row }: { row: MeetingRow }) {
  const { t } = useTranslation('meetings');
  return (
    <Group gap="md" className={classes.facts}>
      <Fact icon={<IconMapPin size={18} stroke={1.75} />}>{row.place || t('noPlace')}</Fact>
      <Fact icon={<IconListNumbers size={18} stroke={1.75} />}>{t('items', { count: row.items })}</Fact>
      <Fact icon={<IconFiles size={18} stroke={1.75} />}>
        {row.papers === 0 ? t('noPapers') : t('papers', { here: row.papersHere, total: row.papers })}
      </Fact>
      {row.news > 0 && (
        <Badge tt="none" color="gold" variant="light" size="lg">
          {t('news', { count: row.news })}
        </Badge>
      )}
    </Group>
  );
}

function Time({ row }: { row: MeetingRow }) {
  if (row.startsAt === null) return <div className={classes.time}>—</div>;
  return (
    <div className={classes.time}>
      <Text span className={classes.start}>
        {formatTime(row.startsAt)}
      </Text>
      {row.endsAt !== null && (
        <Text span className={classes.end}>
          {formatTime(row.endsAt)}
        </Text>
      )}
    </div>
  );
}

function Fact({ icon, children }: { icon: React.ReactNode; children: React.ReactNode }) {
  return (
    <span className={classes.fact}>
      {icon}
      <span className={classes.factText}>{children}</span>
    </span>
  );
}
