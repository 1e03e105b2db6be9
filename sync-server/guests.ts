/**
 * What guests see, kept level with plan and floor: written when a guest's document is loaded, and from then on with every
 * change, as long as anyone has it open. A stored one that fell behind is put right before anybody reads it.
 */
import type { DocumentName } from '#domain/documents.ts';
import type { PersonId, UnitId } from '#domain/ids.ts';
import { type Floor, readFloor, writeFloor } from '#domain/meeting/floor.ts';
import { floorForGuest, namesOfGuest, planForGuest, writeGuestPlan } from '#domain/meeting/guest.ts';
import { type Plan, readPlan } from '#domain/meeting/plan.ts';
import { readSeating, type Seatings } from '#domain/meeting/seating.ts';
import type { Clock } from '#room/committer.ts';
import type { Room } from '#room/room.ts';

interface View {
  name: DocumentName & { kind: 'guestPlan' | 'guestFloor' };
  room: Room;
  /** Of the whole meeting. */
  plan: Room;
  floor: Room;
}

/** What a meeting's views are made of. */
interface Source {
  plan: Plan;
  seatings: Seatings;
  floor: Floor;
}

type UnitOf = (person: PersonId) => UnitId | undefined;

export class GuestViews {
  readonly #clock: Clock;
  readonly #unitOf: UnitOf;
  readonly #stale = new Set<View>();
  #soon: (() => void) | undefined;

  constructor(clock: Clock, unitOf: UnitOf) {
    this.#clock = clock;
    this.#unitOf = unitOf;
  }

  /** Writes the view and keeps it level. @returns ends that */
  add(view: View): () => void {
    this.#write(view, sourceOf(view));
    const changed = () => this.#changed(view);
    const docs = [view.plan.doc, view.floor.doc];
    for (const doc of docs) doc.on('update', changed);
    return () => {
      for (const doc of docs) doc.off('update', changed);
      this.#stale.delete(view);
    };
  }

  close(): void {
    this.#soon?.();
  }

  /** A meeting with ten guests is read once, however much changes at once. */
  #changed(view: View): void {
    this.#stale.add(view);
    this.#soon ??= this.#clock.after(0, () => this.#writeStale());
  }

  #writeStale(): void {
    this.#soon = undefined;
    const sources = new Map<Room, Source>();
    for (const view of this.#stale) {
      const source = sources.get(view.plan) ?? sourceOf(view);
      sources.set(view.plan, source);
      this.#write(view, source);
    }
    this.#stale.clear();
  }

  #write({ name: { kind, person }, room }: View, { plan, seatings, floor }: Source): void {
    const member = floor.members.get(person);
    room.change((doc) => {
      if (kind === 'guestFloor') writeFloor(doc, floorForGuest(floor, plan, person, this.#unitOf(person)));
      else writeGuestPlan(doc, planForGuest(plan, namesOfGuest(person, member)), seatings);
    });
  }
}

function sourceOf({ plan, floor }: View): Source {
  return { plan: readPlan(plan.doc), seatings: readSeating(plan.doc), floor: readFloor(floor.doc) };
}
