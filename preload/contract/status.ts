/** The line to the server, and where the person's work is. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { Timestamp } from '#domain/ids.ts';

/** The line to the server, as it is, not as hoped. */
export const Connection = z.object({
  state: z.enum(['connected', 'connecting', 'offline', 'signed-out', 'client-too-old']),
  /** When the next try begins, if one waits. */
  retryAt: Timestamp.nullable(),
  /** The server's clock minus this machine's, in ms. */
  clockSkew: z.number(),
});
export type Connection = z.infer<typeof Connection>;

/** Why storing on this machine fails. */
export const LocalFailure = z.enum(['disk-full', 'read-only', 'disk-error']);
export type LocalFailure = z.infer<typeof LocalFailure>;

/** Work that the server did not take: kept on this machine beside the document, which is the server's again. */
export const SetAside = z.object({
  id: z.number().int(),
  document: z.string(),
  at: Timestamp,
  /** `revoked`: the person's part in the meeting ended before their last changes were sent. */
  reason: z.enum(['read-only', 'malformed', 'too-large', 'revoked']),
});
export type SetAside = z.infer<typeof SetAside>;

/** Where the person's work is: `unsent` documents hold changes that the server has not acknowledged. */
export const Saving = z.object({
  unsent: z.array(z.object({ document: z.string(), since: Timestamp })),
  waitingCommands: z.number().int(),
  /** Storing on this machine fails now, e.g. the disk is full: nothing new is safe. Tried again by itself. */
  localFailure: LocalFailure.nullable(),
  /** Until dismissed, so that no loss is missed. */
  setAside: z.array(SetAside),
  /** The store on this machine was damaged and begun anew from the server; the old file is kept under this path. */
  damagedStore: z.string().nullable(),
});
export type Saving = z.infer<typeof Saving>;

export const statusCalls = {
  connection: oc.output(eventIterator(Connection)),
  saving: oc.output(eventIterator(Saving)),
  /** Takes a set-aside change off the list; what was set aside stays in the store. */
  dismissSetAside: oc.input(z.object({ id: z.number().int() })),
  dismissDamagedStore: oc,
  reconnect: oc,
  /** Cuts the line by hand, as a person does on a train; also for tests of working offline. */
  setOnline: oc.input(z.object({ online: z.boolean() })),
};
