import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { recipientsOf, silentOf } from '#domain/poll/state.ts';
import { formatMoment } from '#renderer/ui/dates.ts';
import classes from './polls.module.css';
import type { OpenPoll } from './use-poll.ts';

/** What stands above a printed summary in place of the screen's own head. */
export function PrintHead({ poll }: { poll: OpenPoll }) {
  const { t } = useTranslation('polls');
  const { sentAt, dueAt } = poll.poll;
  const asked = recipientsOf(poll.poll).length;
  const silent = silentOf(poll.poll).length;
  return (
    <header className={classes.onlyPrint}>
      <Title order={1} ta="center">
        {t('print.heading')}
      </Title>
      <Text ta="center" fw={600} mb="md">
        {t('print.about', { title: poll.question.details.title })}
      </Text>
      <Text>
        {t('print.sent', {
          sent: sentAt === null ? '—' : formatMoment(sentAt),
          due: dueAt === null ? '—' : formatMoment(dueAt),
        })}
      </Text>
      <Text>{t('print.asked', { asked, answered: asked - silent, silent })}</Text>
    </header>
  );
}
