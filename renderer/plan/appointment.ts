/** Who organises a meeting: as the server has it, and as it will once a waiting command is through. Pure. */
import type { OutboxRow } from '#contract';
import { type CommandInput, commands } from '#domain/commands.ts';
import type { PersonId } from '#domain/ids.ts';
import type { Floor } from '#domain/meeting/floor.ts';

export interface Appointment {
  chair: PersonId | null;
  secretaries: PersonId[];
}

/** @param me the secretary of a draft the server does not know yet */
export function appointed(floor: Pick<Floor, 'members'>, me: PersonId): Appointment {
  if (floor.members.size === 0) return { chair: null, secretaries: [me] };
  const members = [...floor.members.values()];
  return {
    chair: members.find((member) => member.role === 'chair')?.id ?? null,
    secretaries: members.filter((member) => member.role === 'secretary').map((member) => member.id),
  };
}

/** The last appointment asked for and not answered yet. */
export function waitingAppointment(waiting: readonly OutboxRow[]): Appointment | undefined {
  const row = waiting.findLast((each) => each.name === 'meeting.appoint');
  const input = commands['meeting.appoint'].input.safeParse(row?.input);
  return input.success ? fromInput(input.data) : undefined;
}

function fromInput({ chair, secretaries }: CommandInput<'meeting.appoint'>): Appointment {
  return { chair, secretaries };
}
