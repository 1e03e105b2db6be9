/** Who is asked: one by one, or a whole unit. */
import { CloseButton, Select, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconUsersPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { UnitId } from '#domain/ids.ts';
import { addRecipients, removeRecipient } from '#domain/poll/question.ts';
import { comparePersonNames, compareText } from '#domain/text.ts';
import { usePeople } from '#renderer/data/people.ts';
import { PersonLine } from '#renderer/plan/person-line.tsx';
import { PersonPicker } from '#renderer/plan/person-picker.tsx';
import classes from './polls.module.css';
import type { OpenPoll } from './use-poll.ts';

export function Recipients({ poll }: { poll: OpenPoll }) {
  const { t } = useTranslation(['polls', 'common']);
  const people = usePeople();
  const { recipients } = poll.question;
  const inOrder = [...recipients].sort((a, b) => comparePersonNames(people.nameOf(a), people.nameOf(b)));
  return (
    <section className={classes.card} aria-labelledby="recipients">
      <Title order={2} id="recipients" size="h3" mb="sm">
        {t('edit.recipients')}{' '}
        <Text span c="var(--text-quiet)">
          {t('common:people', { count: recipients.size })}
        </Text>
      </Title>
      <Stack gap="sm">
        <PersonPicker
          label={t('edit.addRecipient')}
          placeholder={t('edit.recipientPlaceholder')}
          marked={recipients}
          pick={(person) => addRecipients(poll.questionDoc, [person])}
        />
        <UnitPicker poll={poll} />
        {recipients.size === 0 && <Text c="var(--text-quiet)">{t('edit.noRecipients')}</Text>}
        <div>
          {inOrder.map((person) => (
            <PersonLine key={person} person={person} people={people}>
              <CloseButton
                size={44}
                aria-label={t('edit.remove', { name: people.nameOf(person) })}
                onClick={() => removeRecipient(poll.questionDoc, person)}
              />
            </PersonLine>
          ))}
        </div>
      </Stack>
    </section>
  );
}

function UnitPicker({ poll }: { poll: OpenPoll }) {
  const { t } = useTranslation('polls');
  const { people, units } = usePeople();
  return (
    <Select
      aria-label={t('edit.addUnit')}
      placeholder={t('edit.addUnit')}
      leftSection={<IconUsersPlus size={20} stroke={1.75} />}
      data={[...units.values()]
        .sort((a, b) => compareText(a.name, b.name))
        .map((unit) => ({ value: unit.id, label: unit.name }))}
      value={null}
      searchable
      onChange={(value) => {
        const unit = units.get(UnitId.parse(value));
        if (!unit) return;
        const added = [...people.values()].filter(
          ({ id, unit: own }) => own === unit.id && !poll.question.recipients.has(id),
        );
        addRecipients(
          poll.questionDoc,
          added.map(({ id }) => id),
        );
        notifications.show({ message: t('edit.unitAdded', { count: added.length, unit: unit.name }) });
      }}
    />
  );
}
