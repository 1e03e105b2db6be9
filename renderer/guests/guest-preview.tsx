/** Khách thấy gì: the meeting as one of its guests sees it, made by the very function that the server makes it by. */
import { Button, Group, Modal, Select, Stack, Text, Title } from '@mantine/core';
import { IconFileText, IconShare } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isSharedWith, planForGuest } from '#domain/meeting/guest.ts';
import { changeItem, type GuestId, papersOf } from '#domain/meeting/plan.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { formatSpan } from '#renderer/ui/dates.ts';
import { useUndo } from '#renderer/ui/use-undo.tsx';
import classes from './guests.module.css';
import type { useGuests } from './use-guests.ts';

export function GuestPreview({
  meeting,
  guests,
  close,
}: {
  meeting: Meeting;
  /** At least one. */
  guests: ReturnType<typeof useGuests>;
  close: () => void;
}) {
  const { t, i18n } = useTranslation(['guests', 'meeting', 'meetings']);
  const [chosen, choose] = useState<GuestId | null>(guests[0]?.id ?? null);
  const guest = guests.find(({ id }) => id === chosen) ?? guests[0];
  if (!guest) return null;
  const plan = planForGuest(meeting.commonPlan, [guest.id]);
  const { title, place, startsAt, endsAt } = plan.details;
  const when = startsAt === null ? t('noTime') : formatSpan(startsAt, endsAt, i18n.language);
  return (
    <Modal opened onClose={close} title={t('preview')} size="lg">
      <Stack>
        <Select
          label={t('previewOf')}
          data={guests.map(({ id, name }) => ({ value: id, label: name }))}
          value={guest.id}
          allowDeselect={false}
          searchable={guests.length > 7}
          onChange={(value) => choose(value as GuestId)}
        />
        <section aria-label={t('preview')} className={classes.sheet}>
          <Title order={3} size="h4">
            {title || t('meetings:untitled')}
          </Title>
          <Text c="var(--text-quiet)">{[when, place].filter(Boolean).join(' · ')}</Text>
          {plan.items.length === 0 ? (
            <Text mt="md">{t('noItems')}</Text>
          ) : (
            <ol className={classes.items} aria-label={t('items')}>
              {plan.items.map((item) => (
                <li key={item.id}>
                  <Text fw={600}>{item.title || t('meeting:untitledItem')}</Text>
                  {papersOf(plan, item.id).map((paper) => (
                    <Text key={paper.id} className={classes.paper}>
                      <IconFileText size={18} stroke={1.75} aria-hidden /> {paper.title}
                    </Text>
                  ))}
                </li>
              ))}
            </ol>
          )}
        </section>
        {plan.items.length > 0 && <Text c="var(--text-quiet)">{t('alsoSees')}</Text>}
        {meeting.mayWritePlan && plan.items.length < meeting.commonPlan.items.length && (
          <Group justify="flex-end">
            <ShareAll meeting={meeting} guest={guest} />
          </Group>
        )}
      </Stack>
    </Modal>
  );
}

function ShareAll({ meeting, guest }: { meeting: Meeting; guest: { id: GuestId; name: string } }) {
  const { t } = useTranslation('guests');
  const undo = useUndo();
  const share = () => {
    const doc = meeting.planDoc;
    const left = meeting.commonPlan.items.filter((item) => !isSharedWith(item, [guest.id]));
    for (const { id, guests = [] } of left) changeItem(doc, id, { guests: [...guests, guest.id] });
    undo(t('shared', { count: left.length, name: guest.name }), () => {
      for (const { id, guests = [] } of left) changeItem(doc, id, { guests });
    });
  };
  return (
    <Button variant="light" leftSection={<IconShare size={20} stroke={1.75} />} onClick={share}>
      {t('shareAll')}
    </Button>
  );
}
