/** Identifiers and the few scalar shapes that every document and command shares. */
import { z } from 'zod';

/** Safe in a document name, a URL path and a file name on every system; never empty, never a path. */
export const Id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);

export const PersonId = Id.brand<'PersonId'>();
export type PersonId = z.infer<typeof PersonId>;

export const UnitId = Id.brand<'UnitId'>();
export type UnitId = z.infer<typeof UnitId>;

/** UUIDv7, made by the client that creates the meeting, so that it can be created without a network. */
export const MeetingId = Id.brand<'MeetingId'>();
export type MeetingId = z.infer<typeof MeetingId>;

export const ItemId = Id.brand<'ItemId'>();
export type ItemId = z.infer<typeof ItemId>;

export const PaperId = Id.brand<'PaperId'>();
export type PaperId = z.infer<typeof PaperId>;

export const MarkId = Id.brand<'MarkId'>();
export type MarkId = z.infer<typeof MarkId>;

/** UUIDv7 of one command; repeating a command with the same id changes nothing. */
export const CommandId = Id.brand<'CommandId'>();
export type CommandId = z.infer<typeof CommandId>;

/** The content address of a paper's bytes: lower-case hexadecimal SHA-256. */
export const Sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'Sha256'>();
export type Sha256 = z.infer<typeof Sha256>;

/** Milliseconds since 1970-01-01T00:00Z. */
export const Timestamp = z.number().int().nonnegative();
export type Timestamp = z.infer<typeof Timestamp>;
