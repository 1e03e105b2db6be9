/** Việc của tôi: everything that waits for the person, each one tap from where it is done. */
import { Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '#renderer/ui/links.tsx';
import { Nothing } from '#renderer/ui/nothing.tsx';
import { useNow } from '#renderer/ui/use-now.ts';
import { useTitle } from '#renderer/ui/use-title.ts';
import classes from './desk.module.css';
import { DeskCard } from './desk-card.tsx';
import { grouped, keyOf } from './groups.ts';
import { useDesk } from './use-desk.ts';

export function DeskPage() {
  const { t } = useTranslation('desk');
  const items = useDesk();
  const now = useNow(60_000);
  useTitle(t('title'));
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <Title order={1}>{t('title')}</Title>
        {items && items.length > 0 && (
          <Text c="var(--text-quiet)" role="status">
            {t('summary', { count: items.length })}
          </Text>
        )}
      </header>
      {!items && <Skeleton height={96} radius="lg" className="late" aria-hidden />}
      {items?.length === 0 && (
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
    </div>
  );
}
