/** The catalogue of meeting rooms. */
import { Button, Group, Text, Title } from '@mantine/core';
import { IconArmchair, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import { RoomId } from '#domain/ids.ts';
import type { MeetingRoom } from '#domain/office/catalogues.ts';
import { compareText } from '#domain/text.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { useDirectory } from '#renderer/data/people.ts';
import { confirm } from '#renderer/ui/confirm.tsx';
import { Row, Rows } from '#renderer/ui/rows.tsx';
import { OfficeButton } from './office-button.tsx';
import { RoomDialog } from './room-dialog.tsx';

const newRoom = (): MeetingRoom => ({
  id: RoomId.parse(v7()),
  name: '',
  unit: null,
  capacity: 20,
  devices: '',
  seats: [],
});

export function Rooms() {
  const { t } = useTranslation('office');
  const { rooms } = useDirectory();
  const [edited, setEdited] = useState<MeetingRoom>();
  const inOrder = [...rooms.values()].sort((a, b) => compareText(a.name, b.name));
  return (
    <section aria-labelledby="rooms">
      <Group justify="space-between" mb="md">
        <Title order={2} size="h3" id="rooms">
          {t('rooms.title')}
        </Title>
        <OfficeButton
          command="office.putRoom"
          leftSection={<IconPlus size={20} />}
          onClick={() => setEdited(newRoom())}
        >
          {t('rooms.add')}
        </OfficeButton>
      </Group>
      {inOrder.length === 0 && <Text c="var(--text-quiet)">{t('rooms.none')}</Text>}
      <Rows>
        {inOrder.map((room) => (
          <Room key={room.id} room={room} edit={() => setEdited(room)} />
        ))}
      </Rows>
      {edited && <RoomDialog key={edited.id} room={edited} close={() => setEdited(undefined)} />}
    </section>
  );
}

function Room({ room, edit }: { room: MeetingRoom; edit: () => void }) {
  const { t } = useTranslation('office');
  const { units } = useDirectory();
  const { ask, asking } = useAsk();
  const unit = room.unit === null ? t('rooms.wholeOffice') : units.get(room.unit)?.name;
  return (
    <Row
      icon={<IconArmchair size={24} stroke={1.5} />}
      words={
        <>
          <Text fw={600}>{room.name}</Text>
          <Text size="sm" c="var(--text-quiet)">
            {[unit, t('rooms.seats', { count: room.capacity }), room.devices].filter(Boolean).join(' · ')}
          </Text>
        </>
      }
    >
      <Button
        variant="subtle"
        leftSection={<IconPencil size={20} stroke={1.75} />}
        aria-label={t('rooms.editName', { name: room.name })}
        onClick={edit}
      >
        {t('edit')}
      </Button>
      <OfficeButton
        command="office.dropRoom"
        variant="subtle"
        color="seal"
        loading={asking}
        leftSection={<IconTrash size={20} stroke={1.75} />}
        hint={t('rooms.dropName', { name: room.name })}
        onClick={() =>
          confirm({
            title: t('rooms.dropTitle', { name: room.name }),
            text: t('rooms.dropText'),
            confirm: t('drop'),
            danger: true,
            onConfirm: () => void ask('office.dropRoom', { room: room.id }),
          })
        }
      >
        {t('drop')}
      </OfficeButton>
    </Row>
  );
}
