/** Why a command was refused. A closed set: each has a sentence in both languages. */
import { z } from 'zod';

export const RefusalCode = z.enum([
  /** Not a member of the meeting, or it does not exist: the two look alike on purpose. */
  'not-found',
  'already-exists',
  'not-organiser',
  'not-chair-or-secretary',
  'not-leading',
  'wrong-phase',
  'unknown-person',
  'unknown-item',
  'unknown-paper',
  /** Of a restricted item: what everyone in the meeting sees must not speak of it. */
  'restricted-item',
  /** The group still has items. */
  'restriction-in-use',
  'plan-incomplete',
  'needs-secretary',
  'already-checked-in',
  'person-checked-in',
  'not-checked-in',
  /** Checking in needs the code of the room screen. */
  'needs-code',
  /** No code of the room screen, or an old one. */
  'wrong-code',
  'no-quorum',
  /** Not one of the meeting's people. */
  'not-a-member',
  'item-closed',
  /** The item is being discussed. */
  'item-open',
  /** No such request to speak. */
  'unknown-speech',
  /** The request has come further meanwhile: called, ended, taken back. */
  'speech-moved-on',
  'another-speaks',
  'already-registered',
  /** No requests of this kind are taken at the moment. */
  'list-closed',
  'guests-listen',
  /** A question is asked of somebody. */
  'needs-answerer',
  /** No part in the poll, recalled, or no such poll: they look alike on purpose. */
  'poll-not-found',
  'poll-already-exists',
  'poll-wrong-phase',
  /** Takes no more answers. */
  'poll-closed',
  'not-poll-author',
  'not-poll-approver',
  'not-poll-recipient',
  /** Something is missing before it can be sent; the details say what. */
  'question-incomplete',
  'poll-needs-approval',
  'poll-needs-no-approval',
  'already-answered',
  'someone-answered',
  'unknown-choice',
  /** "Ý kiến khác" says which. */
  'needs-words',
  'due-not-later',
  'not-due-yet',
  'nobody-to-remind',
  'meeting-not-over',
  /** The minutes have come further, or were sent back. */
  'minutes-elsewhere',
  'minutes-empty',
  'minutes-not-issued',
  /** Not the text that the signer saw. */
  'minutes-changed',
  'not-chair',
  'not-secretary',
  'no-conclusions',
  /** Another document of the year bears the number; the details name it. */
  'number-taken',
  /** The task has come further meanwhile. */
  'task-elsewhere',
  /** No such ballot. */
  'unknown-ballot',
  /** The ballot has come further meanwhile. */
  'ballot-moved-on',
  'another-ballot-open',
  /** Nobody with a vote is there. */
  'nobody-eligible',
  'only-chair-annuls',
  'guests-do-not-vote',
  'ballot-not-open',
  'ballot-suspended',
  /** Too late: it is not counted. */
  'ballot-closed',
  /** Not on the list that was frozen at the opening. */
  'not-eligible',
  'already-voted',
  /** The one paper of a secret ballot is on another machine. */
  'paper-taken',
  /** A meeting does not end in the middle of a vote. */
  'ballot-under-way',
  /** The office has a leader agree first. */
  'needs-approval',
  'not-approver',
  'not-a-leader',
  /** Nobody approves what they submitted. */
  'own-approval',
  'needs-new-time',
  'room-taken',
  'organisers-come',
  'substitute-comes',
  'substitute-checked-in',
  /** A substitute is of the same unit. */
  'other-unit',
  'already-a-member',
  /** More people than the unit is asked to send. */
  'too-many-assigned',
  'no-absence-request',
  /** Nobody decides on their own absence. */
  'own-request',
  /** Nobody of the unit is named to prepare the papers. */
  'nobody-to-prepare',
  /** Whoever prepares is of the unit. */
  'not-of-unit',
  /** Not one of those who prepare the item. */
  'not-preparing',
  /** No unit is asked to prepare the item. */
  'no-preparation',
  /** The request has come further meanwhile: submitted, taken back, approved. */
  'preparation-moved-on',
  'nothing-prepared',
  /** The server does not have their bytes yet; the details name them. */
  'papers-on-their-way',
  /** Nobody approves papers of which they brought one. */
  'own-papers',
  /** Another file has taken the paper's place meanwhile. */
  'paper-changed',
  'already-read',
  'not-administrator',
  'unknown-unit',
  /** Another entry of the list goes by this name; the details say which. */
  'name-taken',
  'unknown-entry',
  /** Titles that people don't choose themselves are an administrator's to give. */
  'title-not-own',
  'unknown-template',
  /** Whoever gave the office a template changes it, or an administrator. */
  'template-of-other',
  'bad-input',
  /** Waited longer for the network than it was worth. */
  'expired',
  /** The server could not store it; asking again is safe. */
  'try-again',
  /** One place, one person: whoever sent another takes no part until they come themselves. */
  'sent-substitute',
  'person-sent-substitute',
  /** A ballot is closed, and its result neither published nor annulled. */
  'ballot-not-published',
  /** The poll takes signed answers alone. */
  'needs-signature',
]);
export type RefusalCode = z.infer<typeof RefusalCode>;

export const Refusal = z.object({
  code: RefusalCode,
  /** What exactly, where the code alone does not say: e.g. the missing parts of a plan. */
  details: z.array(z.string().max(200)).max(50).optional(),
});
export type Refusal = z.infer<typeof Refusal>;
