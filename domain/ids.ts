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

/**
 * In the place of a meeting, for a person's own papers: their bytes, notes and places are kept by it like a meeting's.
 * No meeting has this id.
 */
export const ownShelf = MeetingId.parse('tai-lieu-ca-nhan');

/** UUIDv7 of an opinion poll, made by the client that creates it. */
export const PollId = Id.brand<'PollId'>();
export type PollId = z.infer<typeof PollId>;

export const ItemId = Id.brand<'ItemId'>();
export type ItemId = z.infer<typeof ItemId>;

export const PaperId = Id.brand<'PaperId'>();
export type PaperId = z.infer<typeof PaperId>;

export const MarkId = Id.brand<'MarkId'>();
export type MarkId = z.infer<typeof MarkId>;

/** UUIDv7 of one reply to a shared mark. */
export const ReplyId = Id.brand<'ReplyId'>();
export type ReplyId = z.infer<typeof ReplyId>;

/** The people who alone, with the organisers, read a restricted item of an agenda. */
export const GroupId = Id.brand<'GroupId'>();
export type GroupId = z.infer<typeof GroupId>;

/** One request to speak, made by the client that asks. */
export const SpeechId = Id.brand<'SpeechId'>();
export type SpeechId = z.infer<typeof SpeechId>;

/** One conclusion of a meeting, and the task that came out of it. */
export const ConclusionId = Id.brand<'ConclusionId'>();
export type ConclusionId = z.infer<typeof ConclusionId>;

/** One question put to the vote; made by the client that prepares it. */
export const BallotId = Id.brand<'BallotId'>();
export type BallotId = z.infer<typeof BallotId>;

/** A meeting room of the catalogue. */
export const RoomId = Id.brand<'RoomId'>();
export type RoomId = z.infer<typeof RoomId>;

/** A kind of meeting of the office's own. */
export const KindId = Id.brand<'KindId'>();
export type KindId = z.infer<typeof KindId>;

/** A template that meetings are made from. */
export const TemplateId = Id.brand<'TemplateId'>();
export type TemplateId = z.infer<typeof TemplateId>;

/** A title of the catalogue: chức vụ. */
export const TitleId = Id.brand<'TitleId'>();
export type TitleId = z.infer<typeof TitleId>;

/** A kind of paper of the catalogue: loại tài liệu. */
export const PaperKindId = Id.brand<'PaperKindId'>();
export type PaperKindId = z.infer<typeof PaperKindId>;

/** An issuing body of the catalogue: cơ quan ban hành. */
export const IssuerId = Id.brand<'IssuerId'>();
export type IssuerId = z.infer<typeof IssuerId>;

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
