/**
 * Placing people: pick somebody up, in the list or from a seat, and tap the seat they get; or drag them there. The same by
 * keyboard with arrows and Enter. Whoever is put on a taken seat changes places with the one who had it.
 */
import {
  DndContext,
  type DragEndEvent,
  DragOverlay,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { Button, Group, Text } from '@mantine/core';
import { IconArmchairOff, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonId } from '#domain/ids.ts';
import { type SeatPlace, seatPerson, seatPlaces, unseat } from '#domain/meeting/seating.ts';
import { usePeople } from '#renderer/data/people.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { ArrangeMenu } from './arrange-menu.tsx';
import { DRAG_QUIET, LIST } from './dragging.ts';
import { EditedSeat } from './edited-seat.tsx';
import { SeatGrid } from './seat-grid.tsx';
import classes from './seats.module.css';
import { Unseated } from './unseated.tsx';
import type { Seats } from './use-seats.ts';
import { Zoom } from './zoom.tsx';

export function SeatingEditor({ meeting, seats }: { meeting: Meeting; seats: Seats }) {
  const { t } = useTranslation(['seats', 'common']);
  const { nameOf } = usePeople();
  const [zoom, setZoom] = useState(1);
  const [picked, setPicked] = useState<PersonId>();
  const [dragged, setDragged] = useState<PersonId>();
  const doc = meeting.planDoc;
  const seatOfPicked = [...seats.at].find(([, id]) => id === picked)?.[0];
  // A finger that scrolls is no finger that drags: it rests a moment first.
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
  );
  const place = (person: PersonId, at: SeatPlace) => {
    seatPerson(doc, seats.map, seats.ids, person, at);
    setPicked(undefined);
  };
  const tap = (at: SeatPlace) => {
    const holder = seats.at.get(at.label);
    if (picked === undefined) setPicked(holder);
    else if (picked === holder) setPicked(undefined);
    else place(picked, at);
  };
  const dropped = ({ active, over }: DragEndEvent) => {
    setDragged(undefined);
    const person = PersonId.safeParse(active.data.current?.person).data;
    if (person === undefined || !over) return;
    if (over.id === LIST) unseat(doc, person);
    const at = seatPlaces(seats.map).find(({ label }) => label === over.id);
    if (at) place(person, at);
  };
  return (
    <DndContext
      sensors={sensors}
      accessibility={DRAG_QUIET}
      onDragStart={({ active }) => {
        setPicked(undefined);
        setDragged(PersonId.safeParse(active.data.current?.person).data);
      }}
      onDragEnd={dropped}
      onDragCancel={() => setDragged(undefined)}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape puts down what was picked up, wherever one is */}
      <div
        className={classes.editor}
        onKeyDown={({ key }) => {
          if (key === 'Escape') setPicked(undefined);
        }}
      >
        <div className={classes.mapSide}>
          <Group justify="space-between">
            <Text role="status" fw={600}>
              {picked === undefined ? t('howTo') : t('pickedUp', { name: nameOf(picked) })}
            </Text>
            <Group gap="xs">
              {picked !== undefined && (
                <Button
                  variant="subtle"
                  leftSection={<IconX size={20} />}
                  onClick={() => setPicked(undefined)}
                >
                  {t('common:back')}
                </Button>
              )}
              {picked !== undefined && seatOfPicked !== undefined && (
                <Button
                  variant="default"
                  leftSection={<IconArmchairOff size={20} stroke={1.75} />}
                  onClick={() => {
                    unseat(doc, picked);
                    setPicked(undefined);
                  }}
                >
                  {t('unseat', { label: seatOfPicked })}
                </Button>
              )}
              <ArrangeMenu meeting={meeting} seats={seats} />
              <Zoom zoom={zoom} setZoom={setZoom} />
            </Group>
          </Group>
          <SeatGrid map={seats.map} label={t('title')} zoom={zoom}>
            {(at, tabIndex) => (
              <EditedSeat
                place={at}
                tabIndex={tabIndex}
                person={seats.at.get(at.label)}
                picked={picked}
                tap={() => tap(at)}
              />
            )}
          </SeatGrid>
        </div>
        <Unseated seats={seats} picked={picked} pick={setPicked} />
      </div>
      <DragOverlay dropAnimation={null}>
        {dragged !== undefined && <div className={classes.dragged}>{nameOf(dragged)}</div>}
      </DragOverlay>
    </DndContext>
  );
}
