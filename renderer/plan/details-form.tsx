import { SimpleGrid, Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { setDetails } from '#domain/meeting/plan.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { SyncedTextarea } from '#renderer/ui/synced-text-input.tsx';
import { KindField } from './kind-field.tsx';
import { PlaceFields } from './place-fields.tsx';
import classes from './plan.module.css';
import { WhenFields } from './when-fields.tsx';

/** What the meeting is called, of which kind it is, when and where. */
export function DetailsForm({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('plan');
  const { details } = meeting.plan;
  const doc = meeting.planDoc;
  return (
    <section className={classes.card} aria-labelledby="details">
      <Title order={2} id="details" size="h3" mb="sm">
        {t('details')}
      </Title>
      <Stack gap="md">
        <SyncedTextarea
          label={t('title')}
          placeholder={t('titlePlaceholder')}
          text={details.title}
          write={(title) => setDetails(doc, { title })}
          maxLength={1000}
          maxRows={4}
        />
        <WhenFields
          startsAt={details.startsAt}
          endsAt={details.endsAt}
          change={(times) => setDetails(doc, times)}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <PlaceFields meeting={meeting} />
          <KindField meeting={meeting} />
        </SimpleGrid>
      </Stack>
    </section>
  );
}
