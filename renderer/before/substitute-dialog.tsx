/** Cử người dự thay: somebody of one's own unit who has no part in the meeting yet. */
import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonId } from '#domain/ids.ts';
import { comparePersonNames } from '#domain/text.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { usePeople } from '#renderer/data/people.ts';
import { useMe } from '#renderer/data/session.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { ReasonDialog } from '#renderer/ui/reason-dialog.tsx';

export function SubstituteDialog({
  meeting,
  opened,
  close,
}: {
  meeting: Meeting;
  opened: boolean;
  close: () => void;
}) {
  const { t } = useTranslation('before');
  const { person } = useMe();
  const { people, nameOf, titleOf } = usePeople();
  const { ask, asking } = useAsk();
  const [chosen, setChosen] = useState<string | null>(null);
  const unit = people.get(person)?.unit;
  const colleagues = [...people.values()]
    .filter(({ id, unit: own }) => own === unit && !meeting.floor.members.has(id))
    .sort((a, b) => comparePersonNames(a.name, b.name))
    .map(({ id }) => ({ value: id as string, label: [nameOf(id), titleOf(id)].filter(Boolean).join(' · ') }));
  return (
    <ReasonDialog
      opened={opened}
      close={close}
      title={t('substitute.title')}
      text={t('substitute.text')}
      label={t('absence.reason')}
      placeholder={t('absence.placeholder')}
      confirm={t('substitute.confirm')}
      asking={asking}
      incomplete={chosen === null}
      submit={(reason) =>
        ask('invitation.sendSubstitute', {
          meeting: meeting.id,
          substitute: PersonId.parse(chosen),
          reason,
        })
      }
    >
      <Select
        label={t('substitute.person')}
        placeholder={t('substitute.placeholder')}
        withAsterisk
        searchable
        data={colleagues}
        value={chosen}
        onChange={setChosen}
        nothingFoundMessage={t('substitute.nobody')}
      />
    </ReasonDialog>
  );
}
