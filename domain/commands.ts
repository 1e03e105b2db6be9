/**
 * Every command there is. The server decides by its rule, the renderer greys its button out by the very same; how an
 * effect becomes rows and documents is in `sync-server/commands/`.
 */
import { z } from 'zod';
import { approvalCommands } from './commands/approval.ts';
import { assignmentCommands } from './commands/assignments.ts';
import { attendanceCommands } from './commands/attendance.ts';
import { ballotingCommands } from './commands/balloting.ts';
import { conclusionCommands } from './commands/conclusions.ts';
import { invitationCommands } from './commands/invitations.ts';
import { lifeCommands } from './commands/meeting-life.ts';
import { roomCommands } from './commands/meeting-room.ts';
import { rosterCommands } from './commands/meeting-roster.ts';
import { minutesCommands } from './commands/minutes.ts';
import { officeCommands, profileCommands } from './commands/office.ts';
import { pollAnsweringCommands } from './commands/poll-answering.ts';
import { pollWritingCommands } from './commands/poll-writing.ts';
import { preparationCommands } from './commands/preparations.ts';
import { readingCommands } from './commands/reading.ts';
import { Refusal } from './commands/refusal.ts';
import { restrictionCommands } from './commands/restrictions.ts';
import { runningOrderCommands } from './commands/running-order.ts';
import { speakingCommands } from './commands/speaking.ts';
import { templateCommands } from './commands/templates.ts';
import { CommandId, Timestamp } from './ids.ts';

export type { Circumstances, Effect, MeetingMailing, Outcome, Situation } from './commands/meeting-rule.ts';
export type { OfficeCircumstances, OfficeOutcome, OfficeSituation } from './commands/office.ts';
export type { PollCircumstances, PollEffect, PollOutcome, PollSituation } from './commands/poll-rule.ts';
export type {
  PreparationCircumstances,
  PreparationEffect,
  PreparationOutcome,
  PreparationSituation,
} from './commands/preparation-rule.ts';
export { Refusal, RefusalCode } from './commands/refusal.ts';

export const commands = {
  ...lifeCommands,
  ...approvalCommands,
  ...rosterCommands,
  ...invitationCommands,
  ...assignmentCommands,
  ...preparationCommands,
  ...readingCommands,
  ...officeCommands,
  ...profileCommands,
  ...templateCommands,
  ...roomCommands,
  ...restrictionCommands,
  ...runningOrderCommands,
  ...speakingCommands,
  ...attendanceCommands,
  ...ballotingCommands,
  ...minutesCommands,
  ...conclusionCommands,
  ...pollWritingCommands,
  ...pollAnsweringCommands,
} as const;

export type CommandName = keyof typeof commands;
/** The commands about one kind of subject. */
export type CommandAbout<A extends (typeof commands)[CommandName]['about']> = {
  [N in CommandName]: (typeof commands)[N]['about'] extends A ? N : never;
}[CommandName];
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
  z.object({
    id: CommandId,
    ok: z.literal(true),
    /** What the asker alone is told, e.g. a signature. */
    result: z.string().max(4096).optional(),
  }),
  z.object({ id: CommandId, ok: z.literal(false), refusal: Refusal }),
]);
export type CommandAnswer = z.infer<typeof CommandAnswer>;
