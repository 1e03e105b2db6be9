/** One room: its name, whose it is, what is in it, and its seat map. */
import { Button, Modal, NumberInput, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UnitId } from '#domain/ids.ts';
import { MeetingRoom } from '#domain/office/catalogues.ts';
import { compareText } from '#domain/text.ts';
import { isSettled, useAsk } from '#renderer/data/commands.ts';
import { useDirectory } from '#renderer/data/people.ts';
import { DialogActions } from '#renderer/ui/dialog-actions.tsx';
import { SeatMapEditor } from './seat-map-editor.tsx';

export function RoomDialog({ room, close }: { room: MeetingRoom; close: () => void }) {
  const { t } = useTranslation('office');
  const { units } = useDirectory();
  const { ask, asking } = useAsk();
  const [draft, setDraft] = useState(room);
  const change = (changes: Partial<MeetingRoom>) => setDraft((before) => ({ ...before, ...changes }));
  const checked = MeetingRoom.safeParse(draft);
  const unitOptions = [...units.values()]
    .sort((a, b) => compareText(a.name, b.name))
    .map(({ id, name }) => ({ value: id as string, label: name }));

  async function save() {
    if (!checked.success) return;
    if (isSettled(await ask('office.putRoom', { room: checked.data }))) close();
  }

  return (
    <Modal opened onClose={close} title={room.name || t('rooms.add')} size="xl" centered>
      <Stack>
        <TextInput
          label={t('rooms.name')}
          placeholder={t('rooms.namePlaceholder')}
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
          maxLength={200}
          withAsterisk
          data-autofocus
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Select
            label={t('rooms.unit')}
            placeholder={t('rooms.wholeOffice')}
            clearable
            data={unitOptions}
            value={draft.unit}
            onChange={(value) => change({ unit: value === null ? null : UnitId.parse(value) })}
          />
          <NumberInput
            label={t('rooms.capacity')}
            min={1}
            max={5000}
            allowDecimal={false}
            value={draft.capacity}
            onChange={(value) => change({ capacity: Number(value) || 0 })}
            error={draft.capacity < 1 ? t('rooms.capacityError') : undefined}
          />
        </SimpleGrid>
        <TextInput
          label={t('rooms.devices')}
          placeholder={t('rooms.devicesPlaceholder')}
          value={draft.devices}
          onChange={(event) => change({ devices: event.currentTarget.value })}
          maxLength={500}
        />
        <SeatMapEditor seats={draft.seats} change={(seats) => change({ seats })} />
        <DialogActions close={close}>
          <Button loading={asking} disabled={!checked.success} onClick={() => void save()}>
            {t('save')}
          </Button>
        </DialogActions>
      </Stack>
    </Modal>
  );
}
