/** Việc của tôi: everything that waits for the person, each one tap from where it is done. */
import { Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Assignments } from '#renderer/assignment/assignments.tsx';
import { useOwnAssignments } from '#renderer/assignment/use-assignments.ts';
import { useServerNow } from '#renderer/data/server-clock.ts';
import { LinkButton } from '#renderer/ui/links.tsx';
import { Nothing } from '#renderer/ui/nothing.tsx';
import { Place } from '#renderer/ui/place.tsx';
import classes from './desk.module.css';
import { DeskCard } from './desk-card.tsx';
import { grouped, keyOf } from './groups.ts';
import { useDesk } from './use-desk.ts';

export function DeskPage() {
  const { t } = useTranslation('desk');
  const items = useDesk();
  const assignments = useOwnAssignments();
  const now = useServerNow(60_000);
  return (
    <Place
      title={t('title')}
      head={
        items &&
        items.length > 0 && (
          <Text c="var(--text-quiet)" role="status">
            {t('summary', { count: items.length })}
          </Text>
        )
      }
    >
      {!items && <Skeleton height={96} radius="lg" className="late" aria-hidden />}
      <Assignments requests={assignments} />
      {items?.length === 0 && assignments.length === 0 && (
        <Nothing
          icon={<IconChecks size={40} stroke={1.5} />}
          title={t('empty')}
          text={t('emptyText')}
          action={
            <LinkButton to="/" variant="default">
              {t('meetings')}
            </LinkButton>
          }
        />
      )}
      {items &&
        grouped(items, now).map(({ group, items: own }) => (
          <section key={group} aria-labelledby={`desk-${group}`} className={classes.group}>
            <Title
              order={2}
              id={`desk-${group}`}
              size="h3"
              className={classes.heading ?? ''}
              data-group={group}
            >
              {t(`group.${group}`)}
            </Title>
            <Stack gap="sm">
              {own.map((item) => (
                <DeskCard key={keyOf(item)} item={item} />
              ))}
            </Stack>
          </section>
        ))}
    </Place>
  );
}
