/**
 * Every command there is. The server decides by its rule, the renderer greys its button out by the very same; how an
 * effect becomes rows and documents is in `sync-server/commands/`.
 */
import { z } from 'zod';
import { lifeCommands } from './commands/meeting-life.ts';
import { roomCommands } from './commands/meeting-room.ts';
import { rosterCommands } from './commands/meeting-roster.ts';
import { Refusal } from './commands/refusal.ts';
import { CommandId, Timestamp } from './ids.ts';

export { Refusal, RefusalCode } from './commands/refusal.ts';
export type { Circumstances, Effect, Outcome, Situation } from './commands/rule.ts';

export const commands = {
  ...lifeCommands,
  ...rosterCommands,
  ...roomCommands,
} as const;

export type CommandName = keyof typeof commands;
export type CommandInput<N extends CommandName> = z.infer<(typeof commands)[N]['input']>;

export const CommandName = z.enum(Object.keys(commands) as [CommandName, ...CommandName[]]);

/** A command as it waits in the outbox and travels. `input` is checked against the command's own shape. */
export const Command = z.object({
  id: CommandId,
  name: CommandName,
  input: z.unknown(),
  /** The asker's clock when they asked; the journal keeps it beside the server's. */
  askedAt: Timestamp,
});
export type Command = z.infer<typeof Command>;

/** The server's answer. A command repeated with the same id gets the same answer. */
export const CommandAnswer = z.union([
  z.object({ id: CommandId, ok: z.literal(true) }),
  z.object({ id: CommandId, ok: z.literal(false), refusal: Refusal }),
]);
export type CommandAnswer = z.infer<typeof CommandAnswer>;
