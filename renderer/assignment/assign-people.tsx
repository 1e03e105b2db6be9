/** Choosing who comes for the unit, out of its people. */
import { Button, Modal, MultiSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonId } from '#domain/ids.ts';
import type { DeskAssignment } from '#domain/people/desk.ts';
import { comparePersonNames } from '#domain/text.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { usePeople } from '#renderer/data/people.ts';
import { DialogActions } from '#renderer/ui/dialog-actions.tsx';

export function AssignPeople({ request, close }: { request: DeskAssignment; close: () => void }) {
  const { t } = useTranslation('assignment');
  const { people } = usePeople();
  const { ask, asking } = useAsk();
  const { assignment, meeting, title } = request;
  const [named, setNamed] = useState<readonly PersonId[]>(assignment.people);
  const colleagues = [...people.values()]
    .filter(({ unit }) => unit === assignment.id)
    .sort((a, b) => comparePersonNames(a.name, b.name));
  const send = async () => {
    const outcome = await ask('attendance.assign', { meeting, unit: assignment.id, people: [...named] });
    if (outcome !== 'refused' && outcome !== 'failed') close();
  };
  return (
    <Modal opened onClose={close} title={t('title')} centered size="lg">
      <Stack>
        <Text>{t('text', { title, count: assignment.seats })}</Text>
        <MultiSelect
          label={t('people')}
          placeholder={named.length < assignment.seats ? t('peoplePlaceholder') : ''}
          searchable
          maxValues={assignment.seats}
          value={[...named]}
          data={colleagues.map((person) => ({
            value: person.id,
            label: [person.name, person.title].filter(Boolean).join(' · '),
          }))}
          onChange={(values) => setNamed(values.map((value) => PersonId.parse(value)))}
          data-autofocus
        />
        <Text size="sm" c="var(--text-quiet)">
          {t('untilStart')}
        </Text>
        <DialogActions close={close}>
          <Button
            loading={asking}
            disabled={named.length === 0 && assignment.people.length === 0}
            onClick={() => void send()}
          >
            {t(named.length === 0 ? 'takeBack' : 'confirm')}
          </Button>
        </DialogActions>
      </Stack>
    </Modal>
  );
}
