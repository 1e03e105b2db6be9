/** Commands on their way to the server. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { Command, CommandName, Refusal } from '#domain/commands.ts';
import { CommandId, Timestamp } from '#domain/ids.ts';

/** A command on its way. `refused` ones stay until dismissed, so that no refusal is missed. */
export const OutboxRow = z.object({
  id: CommandId,
  name: CommandName,
  input: z.unknown(),
  askedAt: Timestamp,
  state: z.enum(['waiting', 'refused']),
  refusal: Refusal.nullable(),
});
export type OutboxRow = z.infer<typeof OutboxRow>;

export const CommandOutcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('done') }),
  z.object({ outcome: z.literal('refused'), refusal: Refusal }),
  /** No answer yet: it waits in the outbox and goes on by itself. */
  z.object({ outcome: z.literal('waiting') }),
]);
export type CommandOutcome = z.infer<typeof CommandOutcome>;

export const commandCalls = {
  /** Waits up to two seconds for the server's answer; without a connection not at all. */
  ask: oc.input(Command.omit({ id: true, askedAt: true })).output(CommandOutcome),
  watchOutbox: oc.output(eventIterator(z.array(OutboxRow))),
  dismiss: oc.input(z.object({ id: CommandId })),
};
