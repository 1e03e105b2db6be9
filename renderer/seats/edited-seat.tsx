/** One seat while people are placed: it takes whoever is tapped or dropped on it, and gives whom it holds. */
import { useDraggable, useDroppable } from '@dnd-kit/core';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '#domain/ids.ts';
import type { SeatPlace } from '#domain/meeting/seating.ts';
import { usePeople } from '#renderer/data/people.ts';
import { shortName } from './seat-words.ts';
import classes from './seats.module.css';

export function EditedSeat({
  place,
  person,
  picked,
  tabIndex,
  tap,
}: {
  place: SeatPlace;
  person: PersonId | undefined;
  picked: PersonId | undefined;
  tabIndex: 0 | -1;
  tap: () => void;
}) {
  const { t } = useTranslation('seats');
  const { nameOf } = usePeople();
  const { label } = place;
  const { setNodeRef: setDropRef, isOver } = useDroppable({ id: label });
  const drag = useDraggable({ id: `from-${label}`, data: { person }, disabled: person === undefined });
  const name = person === undefined ? undefined : nameOf(person);
  return (
    <button
      ref={(node) => {
        setDropRef(node);
        drag.setNodeRef(node);
      }}
      type="button"
      className={classes.seat}
      data-seat={label}
      data-empty={name === undefined || undefined}
      data-over={isOver || undefined}
      data-picked={(person !== undefined && person === picked) || undefined}
      tabIndex={tabIndex}
      aria-label={name === undefined ? t('emptySeat', { label }) : `${t('seat', { label })}, ${name}`}
      aria-pressed={person !== undefined && person === picked}
      title={name}
      {...drag.listeners}
      onClick={tap}
    >
      <span className={classes.label}>{label}</span>
      {name !== undefined && <span className={classes.name}>{shortName(name)}</span>}
    </button>
  );
}
