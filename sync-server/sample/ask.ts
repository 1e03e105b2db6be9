/** Everything in the sample is made by the very commands and rules that people's own things go by. */
import type { CommandInput, CommandName } from '#domain/commands.ts';
import type { CommandId, PersonId, Timestamp } from '#domain/ids.ts';
import type { Core } from '../core.ts';

export type SampleAsk = <N extends CommandName>(
  name: N,
  input: CommandInput<N>,
  at: Timestamp,
  by: PersonId,
) => void;

/** @param about begins the id of every command, so that asking again changes nothing */
export function askingAbout(core: Pick<Core, 'deciderAt'>, about: string): SampleAsk {
  return (name, input, at, by) => {
    const id = `${about}-${name.replace('meeting.', '').replace('.', '-').toLowerCase()}-${by}` as CommandId;
    const answer = core.deciderAt(() => at).decide(by, { id, name, input, askedAt: at });
    if (!answer.ok) throw new Error(`the sample's ${name} was refused: ${answer.refusal.code}`);
  };
}
