/** Puts the e-mails that a command asks for where they are sent from, in the command's transaction. */
import type { MeetingMailing } from '#domain/commands.ts';
import type { MeetingId, PersonId, Timestamp } from '#domain/ids.ts';
import type { Member } from '#domain/meeting/floor.ts';
import { namesOfGuest, planForGuest } from '#domain/meeting/guest.ts';
import { type AgendaItem, readPlan } from '#domain/meeting/plan.ts';
import { spanOf } from '#domain/office/bookings.ts';
import { calendarEntry } from '#domain/office/calendar-entry.ts';
import { meetingMail } from '#domain/office/meeting-mail.ts';
import { readDirectory } from '#domain/people/directory.ts';
import type { Rooms } from '../rooms.ts';
import type { MailTable } from '../store/mails.ts';

export interface LettersOptions {
  rooms: Rooms;
  mails: MailTable;
  /** Without a mail server nothing is put there: it would go out years later. */
  isOn: boolean;
}

export class Letters {
  readonly #options: LettersOptions;

  constructor(options: LettersOptions) {
    this.#options = options;
  }

  /** Writes to those of the mailing who have an address. @returns what is to be done within the transaction */
  prepare(
    meeting: MeetingId,
    { kind, to, reason }: MeetingMailing,
    members: readonly Member[],
    at: Timestamp,
  ): () => void {
    const { rooms, mails, isOn } = this.#options;
    if (!isOn || to.length === 0) return () => {};
    const plan = rooms.read({ kind: 'plan', meeting }, readPlan);
    const { details } = plan;
    const { people } = rooms.read({ kind: 'directory' }, readDirectory);
    const describe = (id: PersonId | undefined) => {
      const person = id && people.get(id);
      return person ? [person.name, person.title].filter(Boolean).join(', ') : '';
    };
    const span = spanOf(details);
    const calendarOf = (items: readonly AgendaItem[]) =>
      span && kind !== 'postponement'
        ? calendarEntry({
            id: meeting,
            title: details.title,
            place: details.place,
            ...span,
            sentAt: at,
            description: items.map(({ title }, i) => `${i + 1}. ${title}`).join('\n'),
            isCancelled: kind === 'cancellation',
          })
        : null;
    const content = {
      title: details.title,
      place: details.place,
      startsAt: details.startsAt,
      chair: describe(members.find(({ role }) => role === 'chair')?.id),
      reason,
    };
    const letters = to.flatMap((person) => {
      const { name = '', email } = people.get(person) ?? {};
      if (!email) return [];
      const member = members.find(({ id }) => id === person);
      const { items } = member?.role === 'guest' ? planForGuest(plan, namesOfGuest(person, member)) : plan;
      const text = meetingMail(kind, name, { ...content, items: items.map(({ title }) => title) });
      return { meeting, person, address: email, message: { ...text, calendar: calendarOf(items) } };
    });
    return () => {
      for (const letter of letters) mails.add(letter, at);
    };
  }
}
