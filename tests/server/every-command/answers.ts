/**
 * Who is told what, a line a command. `again`: the very same asked once more by the same person. A person: asked by them in
 * the same situation, `–` where it is theirs to ask. The other columns: asked in time, and come when the meeting is ended,
 * archived, put off or called off, or the poll is closed.
 */
import type { CommandName, commands } from '#domain/commands.ts';
import type { Who } from './situations.ts';

export type Column = 'again' | Who | 'ended' | 'archived' | 'postponed' | 'cancelled' | 'closed';
type About = (typeof commands)[CommandName]['about'];
type Rows = Map<CommandName, Partial<Record<Column, string>>>;

const meeting = `
command                   | again               | thuky             | chutri          | daibieu       | daibieu2       | khach              | nguoila   | ended          | archived          | postponed         | cancelled
meeting.create            | already-exists      | –                 | ok              | ok            | ok             | ok                 | ok        | already-exists | already-exists    | already-exists    | already-exists
meeting.convene           | ok                  | –                 | ok              | not-found     | not-found      | not-found          | not-found | wrong-phase    | wrong-phase       | needs-new-time    | wrong-phase
meeting.cancel            | wrong-phase         | –                 | ok              | not-organiser | not-organiser  | not-organiser      | not-found | wrong-phase    | wrong-phase       | ok                | wrong-phase
meeting.start             | wrong-phase         | –                 | ok              | not-organiser | not-organiser  | not-organiser      | not-found | wrong-phase    | wrong-phase       | wrong-phase       | wrong-phase
meeting.pause             | wrong-phase         | –                 | ok              | not-organiser | not-organiser  | not-organiser      | not-found | wrong-phase    | wrong-phase       | wrong-phase       | wrong-phase
meeting.resume            | wrong-phase         | –                 | ok              | not-organiser | not-organiser  | not-organiser      | not-found | wrong-phase    | wrong-phase       | wrong-phase       | wrong-phase
meeting.end               | wrong-phase         | –                 | ok              | not-organiser | not-organiser  | not-organiser      | not-found | wrong-phase    | wrong-phase       | wrong-phase       | wrong-phase
meeting.submitForApproval | wrong-phase         | –                 | ok              | not-found     | not-found      | not-found          | not-found | wrong-phase    | wrong-phase       | wrong-phase       | wrong-phase
meeting.withdraw          | wrong-phase         | –                 | ok              | not-found     | not-organiser  | not-found          | not-found | wrong-phase    | wrong-phase       | wrong-phase       | wrong-phase
meeting.approve           | wrong-phase         | not-approver      | not-approver    | not-found     | –              | not-found          | not-found | wrong-phase    | wrong-phase       | wrong-phase       | wrong-phase
meeting.reject            | wrong-phase         | not-approver      | not-approver    | not-found     | –              | not-found          | not-found | wrong-phase    | wrong-phase       | wrong-phase       | wrong-phase
meeting.postpone          | wrong-phase         | –                 | ok              | not-organiser | not-organiser  | not-organiser      | not-found | wrong-phase    | wrong-phase       | wrong-phase       | wrong-phase
meeting.appoint           | ok                  | –                 | ok              | not-organiser | not-organiser  | not-organiser      | not-found | wrong-phase    | wrong-phase       | ok                | wrong-phase
invitation.accept         | ok                  | ok                | ok              | –             | ok             | ok                 | not-found | wrong-phase    | wrong-phase       | wrong-phase       | wrong-phase
invitation.requestAbsence | ok                  | ok                | ok              | –             | ok             | ok                 | not-found | wrong-phase    | wrong-phase       | wrong-phase       | wrong-phase
invitation.sendSubstitute | ok                  | organisers-come   | organisers-come | –             | ok             | ok                 | not-found | wrong-phase    | wrong-phase       | wrong-phase       | wrong-phase
invitation.approveAbsence | no-absence-request  | –                 | ok              | not-organiser | not-organiser  | not-organiser      | not-found | wrong-phase    | wrong-phase       | wrong-phase       | wrong-phase
invitation.refuseAbsence  | no-absence-request  | –                 | ok              | not-organiser | not-organiser  | not-organiser      | not-found | wrong-phase    | wrong-phase       | wrong-phase       | wrong-phase
invitation.recordAbsence  | ok                  | –                 | ok              | not-organiser | not-organiser  | not-organiser      | not-found | wrong-phase    | wrong-phase       | wrong-phase       | wrong-phase
attendance.assign         | ok                  | not-found         | not-found       | not-found     | ok             | not-found          | –         | wrong-phase    | wrong-phase       | ok                | wrong-phase
paper.markRead            | already-read        | ok                | ok              | –             | ok             | unknown-paper      | not-found | wrong-phase    | wrong-phase       | ok                | wrong-phase
meeting.lead              | ok                  | ok                | –               | not-organiser | not-organiser  | not-organiser      | not-found | wrong-phase    | wrong-phase       | wrong-phase       | wrong-phase
meeting.stopLeading       | not-leading         | ok                | –               | not-organiser | not-organiser  | not-organiser      | not-found | wrong-phase    | wrong-phase       | wrong-phase       | wrong-phase
restriction.set           | ok                  | –                 | ok              | not-organiser | not-organiser  | not-organiser      | not-found | wrong-phase    | wrong-phase       | ok                | wrong-phase
restriction.drop          | ok                  | –                 | ok              | not-organiser | not-organiser  | not-organiser      | not-found | wrong-phase    | wrong-phase       | ok                | wrong-phase
meeting.present           | ok                  | –                 | ok              | not-organiser | not-organiser  | not-organiser      | not-found | wrong-phase    | wrong-phase       | wrong-phase       | wrong-phase
agenda.close              | item-closed         | –                 | ok              | not-organiser | not-organiser  | not-organiser      | not-found | wrong-phase    | wrong-phase       | wrong-phase       | wrong-phase
agenda.hide               | ok                  | –                 | ok              | not-organiser | not-organiser  | not-organiser      | not-found | wrong-phase    | wrong-phase       | wrong-phase       | wrong-phase
speaking.register         | already-registered  | ok                | ok              | –             | ok             | guests-listen      | not-found | wrong-phase    | wrong-phase       | wrong-phase       | wrong-phase
speaking.cancel           | speech-moved-on     | ok                | ok              | –             | not-organiser  | not-organiser      | not-found | wrong-phase    | wrong-phase       | wrong-phase       | wrong-phase
speaking.call             | speech-moved-on     | –                 | ok              | not-organiser | not-organiser  | not-organiser      | not-found | wrong-phase    | wrong-phase       | wrong-phase       | wrong-phase
speaking.pause            | speech-moved-on     | –                 | ok              | not-organiser | not-organiser  | not-organiser      | not-found | wrong-phase    | wrong-phase       | wrong-phase       | wrong-phase
speaking.resume           | speech-moved-on     | –                 | ok              | not-organiser | not-organiser  | not-organiser      | not-found | wrong-phase    | wrong-phase       | wrong-phase       | wrong-phase
speaking.stop             | speech-moved-on     | ok                | ok              | –             | not-organiser  | not-organiser      | not-found | wrong-phase    | wrong-phase       | wrong-phase       | wrong-phase
speaking.reject           | speech-moved-on     | –                 | ok              | not-organiser | not-organiser  | not-organiser      | not-found | wrong-phase    | wrong-phase       | wrong-phase       | wrong-phase
speaking.extend           | ok                  | –                 | ok              | not-organiser | not-organiser  | not-organiser      | not-found | wrong-phase    | wrong-phase       | wrong-phase       | wrong-phase
speaking.move             | ok                  | –                 | ok              | not-organiser | not-organiser  | not-organiser      | not-found | wrong-phase    | wrong-phase       | wrong-phase       | wrong-phase
speaking.configure        | ok                  | –                 | ok              | not-organiser | not-organiser  | not-organiser      | not-found | wrong-phase    | wrong-phase       | wrong-phase       | wrong-phase
meeting.checkIn           | already-checked-in  | ok                | ok              | –             | ok             | ok                 | not-found | wrong-phase    | wrong-phase       | wrong-phase       | wrong-phase
attendance.mark           | person-checked-in   | –                 | ok              | not-organiser | not-organiser  | not-organiser      | not-found | wrong-phase    | wrong-phase       | wrong-phase       | wrong-phase
attendance.undo           | not-checked-in      | –                 | ok              | not-organiser | not-organiser  | not-organiser      | not-found | wrong-phase    | wrong-phase       | wrong-phase       | wrong-phase
attendance.leave          | not-checked-in      | not-checked-in    | not-checked-in  | –             | not-checked-in | not-checked-in     | not-found | wrong-phase    | wrong-phase       | wrong-phase       | wrong-phase
attendance.configure      | ok                  | –                 | ok              | not-organiser | not-organiser  | not-organiser      | not-found | wrong-phase    | wrong-phase       | wrong-phase       | wrong-phase
ballot.prepare            | ok                  | –                 | ok              | not-organiser | not-organiser  | not-organiser      | not-found | wrong-phase    | wrong-phase       | wrong-phase       | wrong-phase
ballot.discard            | unknown-ballot      | –                 | ok              | not-organiser | not-organiser  | not-organiser      | not-found | wrong-phase    | wrong-phase       | wrong-phase       | wrong-phase
ballot.open               | another-ballot-open | –                 | ok              | not-organiser | not-organiser  | not-organiser      | not-found | wrong-phase    | wrong-phase       | wrong-phase       | wrong-phase
ballot.suspend            | ballot-moved-on     | –                 | ok              | not-organiser | not-organiser  | not-organiser      | not-found | wrong-phase    | wrong-phase       | wrong-phase       | wrong-phase
ballot.resume             | ballot-moved-on     | –                 | ok              | not-organiser | not-organiser  | not-organiser      | not-found | wrong-phase    | wrong-phase       | wrong-phase       | wrong-phase
ballot.close              | ballot-moved-on     | –                 | ok              | not-organiser | not-organiser  | not-organiser      | not-found | wrong-phase    | wrong-phase       | wrong-phase       | wrong-phase
ballot.publish            | ballot-moved-on     | –                 | ok              | not-organiser | not-organiser  | not-organiser      | not-found | ok             | wrong-phase       | wrong-phase       | wrong-phase
ballot.annul              | ballot-moved-on     | only-chair-annuls | –               | not-organiser | not-organiser  | not-organiser      | not-found | ok             | wrong-phase       | wrong-phase       | wrong-phase
ballot.cast               | already-voted       | not-eligible      | ok              | –             | ok             | guests-do-not-vote | not-found | ballot-closed  | ballot-closed     | wrong-phase       | wrong-phase
ballot.takePaper          | ok                  | not-eligible      | ok              | –             | ok             | guests-do-not-vote | not-found | ballot-closed  | ballot-closed     | wrong-phase       | wrong-phase
minutes.submit            | minutes-elsewhere   | –                 | ok              | not-organiser | not-organiser  | not-organiser      | not-found | ok             | meeting-not-over  | meeting-not-over  | meeting-not-over
minutes.return            | minutes-elsewhere   | ok                | –               | not-organiser | not-organiser  | not-organiser      | not-found | ok             | minutes-elsewhere | minutes-elsewhere | minutes-elsewhere
minutes.signAsSecretary   | minutes-elsewhere   | –                 | not-secretary   | not-organiser | not-organiser  | not-organiser      | not-found | ok             | minutes-elsewhere | minutes-elsewhere | minutes-elsewhere
minutes.signAsChair       | minutes-elsewhere   | not-chair         | –               | not-organiser | not-organiser  | not-organiser      | not-found | ok             | minutes-elsewhere | minutes-elsewhere | minutes-elsewhere
minutes.issue             | minutes-elsewhere   | –                 | ok              | not-organiser | not-organiser  | not-organiser      | not-found | ok             | minutes-elsewhere | minutes-elsewhere | minutes-elsewhere
conclusion.put            | ok                  | –                 | ok              | not-organiser | not-organiser  | not-organiser      | not-found | ok             | wrong-phase       | wrong-phase       | wrong-phase
conclusion.drop           | ok                  | –                 | ok              | not-organiser | not-organiser  | not-organiser      | not-found | ok             | wrong-phase       | wrong-phase       | wrong-phase
conclusion.issue          | wrong-phase         | –                 | ok              | not-organiser | not-organiser  | not-organiser      | not-found | ok             | wrong-phase       | wrong-phase       | wrong-phase
meeting.archive           | wrong-phase         | –                 | ok              | not-organiser | not-organiser  | not-organiser      | not-found | ok             | wrong-phase       | wrong-phase       | wrong-phase
task.report               | ok                  | not-found         | not-found       | –             | not-found      | not-found          | not-found | ok             | ok                | not-found         | not-found
`;

const preparation = `
command              | again                | thuky         | chutri        | daibieu   | daibieu2  | khach     | nguoila       | ended       | archived    | postponed | cancelled
preparation.assign   | ok                   | –             | ok            | not-found | not-found | not-found | not-found     | wrong-phase | wrong-phase | ok        | wrong-phase
preparation.cancel   | no-preparation       | –             | ok            | not-found | not-found | not-found | not-organiser | wrong-phase | wrong-phase | ok        | wrong-phase
preparation.submit   | preparation-moved-on | not-preparing | not-preparing | not-found | not-found | not-found | –             | wrong-phase | wrong-phase | ok        | wrong-phase
preparation.withdraw | preparation-moved-on | not-preparing | not-preparing | not-found | not-found | not-found | –             | wrong-phase | wrong-phase | ok        | wrong-phase
preparation.approve  | preparation-moved-on | ok            | –             | not-found | not-found | not-found | not-organiser | wrong-phase | wrong-phase | ok        | wrong-phase
preparation.return   | preparation-moved-on | –             | ok            | not-found | not-found | not-found | not-organiser | wrong-phase | wrong-phase | ok        | wrong-phase
`;

const poll = `
command        | again               | thuky              | chutri         | daibieu         | daibieu2        | khach          | nguoila        | closed
poll.create    | poll-already-exists | –                  | ok             | ok              | ok              | ok             | ok             | poll-already-exists
poll.share     | ok                  | –                  | poll-not-found | poll-not-found  | poll-not-found  | poll-not-found | poll-not-found | poll-wrong-phase
poll.discard   | poll-not-found      | –                  | poll-not-found | poll-not-found  | poll-not-found  | poll-not-found | poll-not-found | poll-wrong-phase
poll.submit    | poll-wrong-phase    | –                  | poll-not-found | poll-not-found  | poll-not-found  | poll-not-found | poll-not-found | poll-wrong-phase
poll.withdraw  | poll-wrong-phase    | –                  | poll-not-found | poll-not-found  | not-poll-author | poll-not-found | poll-not-found | poll-wrong-phase
poll.approve   | poll-wrong-phase    | not-poll-approver  | poll-not-found | poll-not-found  | –               | poll-not-found | poll-not-found | not-poll-approver
poll.reject    | poll-not-found      | not-poll-approver  | poll-not-found | poll-not-found  | –               | poll-not-found | poll-not-found | not-poll-approver
poll.send      | poll-wrong-phase    | –                  | poll-not-found | poll-not-found  | poll-not-found  | poll-not-found | poll-not-found | poll-wrong-phase
poll.answer    | ok                  | not-poll-recipient | poll-not-found | –               | ok              | poll-not-found | poll-not-found | poll-closed
poll.extend    | due-not-later       | –                  | poll-not-found | not-poll-author | not-poll-author | poll-not-found | poll-not-found | poll-wrong-phase
poll.remind    | ok                  | –                  | poll-not-found | not-poll-author | not-poll-author | poll-not-found | poll-not-found | poll-wrong-phase
poll.close     | poll-wrong-phase    | –                  | poll-not-found | not-poll-author | not-poll-author | poll-not-found | poll-not-found | poll-wrong-phase
poll.lapse     | poll-wrong-phase    | –                  | poll-not-found | not-poll-author | not-poll-author | poll-not-found | poll-not-found | poll-wrong-phase
poll.recall    | poll-wrong-phase    | –                  | poll-not-found | not-poll-author | not-poll-author | poll-not-found | poll-not-found | poll-wrong-phase
poll.summarise | ok                  | –                  | poll-not-found | not-poll-author | not-poll-author | poll-not-found | poll-not-found | ok
`;

const office = `
command               | again            | thuky             | chutri            | daibieu           | daibieu2          | khach             | nguoila
office.putRoom        | ok               | not-administrator | not-administrator | not-administrator | not-administrator | not-administrator | –
office.dropRoom       | ok               | not-administrator | not-administrator | not-administrator | not-administrator | not-administrator | –
office.putKind        | ok               | not-administrator | not-administrator | not-administrator | not-administrator | not-administrator | –
office.dropKind       | ok               | not-administrator | not-administrator | not-administrator | not-administrator | not-administrator | –
office.putEntry       | ok               | not-administrator | not-administrator | not-administrator | not-administrator | not-administrator | –
office.retireEntry    | ok               | not-administrator | not-administrator | not-administrator | not-administrator | not-administrator | –
office.arrangeEntries | ok               | not-administrator | not-administrator | not-administrator | not-administrator | not-administrator | –
office.giveTitle      | ok               | not-administrator | not-administrator | not-administrator | not-administrator | not-administrator | –
office.configure      | ok               | not-administrator | not-administrator | not-administrator | not-administrator | not-administrator | –
profile.put           | ok               | ok                | ok                | –                 | ok                | ok                | ok
template.put          | ok               | ok                | ok                | –                 | ok                | ok                | ok
template.drop         | unknown-template | template-of-other | template-of-other | –                 | template-of-other | template-of-other | ok
`;

export const answers: Record<About, Rows> = {
  meeting: rowsOf(meeting),
  preparation: rowsOf(preparation),
  poll: rowsOf(poll),
  office: rowsOf(office),
};

function rowsOf(table: string): Rows {
  const [head = [], ...rows] = table
    .split('\n')
    .filter((line) => line.includes('|'))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  return new Map(
    rows.map(([name, ...cells]) => [
      name as CommandName,
      Object.fromEntries(cells.map((cell, i) => [head[i + 1], cell])) as Partial<Record<Column, string>>,
    ]),
  );
}
