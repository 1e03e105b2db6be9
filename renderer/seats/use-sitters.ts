/** Who sits on each seat at this moment, substitutes in the place of whom they stand for. */
import { useTranslation } from 'react-i18next';
import type { Floor } from '#domain/meeting/floor.ts';
import { type SeatPlace, sitterOf } from '#domain/meeting/seating.ts';
import { usePeople } from '#renderer/data/people.ts';
import type { Sitter } from './live-seat.tsx';
import { type SeatFloor, type SeatState, seatStateOf } from './seat-state.ts';
import type { Seats } from './use-seats.ts';

export function useSitters(
  seats: Pick<Seats, 'at'> | undefined,
  floor: SeatFloor & Pick<Floor, 'members'>,
): ReadonlyMap<string, Sitter> {
  const { nameOf } = usePeople();
  const sitters = [...(seats?.at ?? [])].map(([label, person]): [string, Sitter] => {
    const id = sitterOf(floor, person);
    return [label, { id, name: nameOf(id), state: seatStateOf(floor, id) }];
  });
  return new Map(sitters);
}

/** A seat in words, for who hears the map instead of seeing it. */
export function useSeatWords(): (place: SeatPlace, sitter: Sitter | undefined) => string {
  const { t } = useTranslation('seats');
  const stateWords = ({ attending, speaking, voting }: SeatState) => [
    t(`attending.${attending}`),
    ...(speaking ? [t(`speaking.${speaking}`)] : []),
    ...(voting ? [t(`voting.${voting}`)] : []),
  ];
  return ({ label }, sitter) =>
    sitter
      ? [t('seat', { label }), sitter.name, ...stateWords(sitter.state)].join(', ')
      : t('emptySeat', { label });
}
