import { Select, SimpleGrid, Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MeetingType, setDetails } from '#domain/meeting/plan.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { SyncedTextarea, SyncedTextInput } from '#renderer/ui/synced-text-input.tsx';
import classes from './plan.module.css';
import { WhenFields } from './when-fields.tsx';

/** What the meeting is called, of which kind it is, when and where. */
export function DetailsForm({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation(['plan', 'meetings']);
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
          <SyncedTextInput
            label={t('place')}
            placeholder={t('placePlaceholder')}
            text={details.place}
            write={(place) => setDetails(doc, { place })}
            maxLength={500}
          />
          <Select
            label={t('type')}
            allowDeselect={false}
            value={details.type}
            data={MeetingType.options.map((type) => ({ value: type, label: t(`meetings:type.${type}`) }))}
            onChange={(value) => setDetails(doc, { type: MeetingType.catch('regular').parse(value) })}
          />
        </SimpleGrid>
      </Stack>
    </section>
  );
}
