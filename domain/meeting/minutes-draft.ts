/**
 * A first draft of the minutes from what happened, in the order of Mẫu 1.9 and with all that QĐ 45/2018/QĐ-TTg asks for: who
 * chaired and who was there, each item with its papers, opinions, votes and conclusions. Pure; secretaries write on from it.
 */
import type { ItemId, PersonId } from '../ids.ts';
import { assignmentWords } from '../office/conclusion-notice.ts';
import { type Block, bold, heading, item, paragraph } from '../office/document.ts';
import { withEnd } from '../office/invitation-document.ts';
import { formatOfficialMoment, formatOfficialTime } from '../office/official-date.ts';
import { comparePersonNames } from '../text.ts';
import { isLate } from './attendance.ts';
import { type Ballot, ballotsInOrder } from './ballot.ts';
import { type Conclusion, conclusionsInOrder, type Party } from './conclusion.ts';
import type { Floor } from './floor.ts';
import { type AgendaItem, type Plan, papersOf } from './plan.ts';
import type { MeetingRole } from './roles.ts';
import { progressOf } from './running-order.ts';
import type { Speech } from './speech.ts';

export interface DraftSource {
  plan: Plan;
  floor: Floor;
  /** With their title: `Ông Nguyễn Văn A, Chủ tịch …`. */
  describe(person: PersonId): string;
  nameOf(person: PersonId): string;
  partyName(party: Party): string;
}

export function draftMinutes(source: DraftSource): Block[] {
  const { plan, floor } = source;
  return [
    paragraph(`Thời gian bắt đầu: ${formatOfficialMoment(floor.startedAt)}`),
    paragraph(`Địa điểm: ${plan.details.place}`),
    ...attended(source),
    heading(1, 'Nội dung (theo diễn biến cuộc họp)'),
    ...plan.items.flatMap((each, i) => itemBlocks(source, each, i + 1)),
    ...atLarge(source),
    paragraph(withEnd(`Cuộc họp kết thúc vào ${formatOfficialMoment(floor.endedAt)}`)),
  ];
}

function attended(source: DraftSource): Block[] {
  const { floor, describe } = source;
  const came = withRole(source, 'delegate').filter((id) => floor.attendance.has(id));
  const guests = withRole(source, 'guest').filter((id) => floor.attendance.has(id));
  const absent = withRole(source, 'delegate').filter((id) => !floor.attendance.has(id));
  const people = (role: MeetingRole) => withRole(source, role).map(describe).join('; ');
  return [
    heading(1, 'Thành phần tham dự'),
    paragraph(bold('Chủ trì (chủ tọa): '), people('chair')),
    paragraph(bold('Thư ký (người ghi biên bản): '), people('secretary')),
    ...listed(`Có mặt (${came.length} người):`, came, (id) => `${describe(id)}${arrival(source, id)}`),
    ...listed(`Khách mời (${guests.length} người):`, guests, (id) => `${describe(id)}${arrival(source, id)}`),
    ...listed(
      `Vắng mặt (${absent.length} người):`,
      absent,
      (id) => `${describe(id)}${whyAbsent(source, id)}`,
    ),
  ];
}

function listed(words: string, people: readonly PersonId[], say: (person: PersonId) => string): Block[] {
  if (people.length === 0) return [];
  return [paragraph(bold(words)), ...people.map((id) => item('-', `${say(id)};`))];
}

function withRole({ floor, nameOf }: DraftSource, role: MeetingRole): PersonId[] {
  return [...floor.members.values()]
    .filter((member) => member.role === role)
    .map(({ id }) => id)
    .sort((a, b) => comparePersonNames(nameOf(a), nameOf(b)));
}

function arrival({ floor, nameOf }: DraftSource, id: PersonId): string {
  const checkIn = floor.attendance.get(id);
  const stoodFor = floor.members.get(id)?.substituteFor;
  const notes = [
    stoodFor && `dự thay ${nameOf(stoodFor)}`,
    checkIn &&
      isLate(checkIn, floor.startedAt, floor.attendanceRules) &&
      `đến lúc ${formatOfficialTime(checkIn.at)}`,
    checkIn?.leftAt != null && `rời họp lúc ${formatOfficialTime(checkIn.leftAt)}`,
  ].filter(Boolean);
  return notes.length === 0 ? '' : ` (${notes.join(', ')})`;
}

function whyAbsent({ floor, nameOf }: DraftSource, id: PersonId): string {
  const response = floor.responses.get(id);
  if (!response || response.state === 'accepted') return ' (không có lý do)';
  const reason = response.reason === '' ? '' : `: ${response.reason}`;
  if (response.state === 'delegated' && response.substitute)
    return ` (cử ${nameOf(response.substitute)} dự thay${reason})`;
  return response.state === 'absence_approved' ? ` (có lý do${reason})` : ` (báo vắng${reason})`;
}

function itemBlocks(source: DraftSource, each: AgendaItem, number: number): Block[] {
  const { plan, floor } = source;
  const { state } = progressOf(floor.items, each.id);
  const papers = papersOf(plan, each.id);
  const title = heading(2, `${number}. ${each.title}`);
  if (state === 'skipped') return [title, paragraph('Cuộc họp không xem xét nội dung này.')];
  if (state === 'deferred') return [title, paragraph('Nội dung này được chuyển sang cuộc họp sau.')];
  return [
    title,
    ...(each.presenter === '' ? [] : [paragraph(`Trình bày: ${each.presenter}.`)]),
    ...(papers.length === 0
      ? []
      : [paragraph(`Tài liệu: ${papers.map((paper) => paper.title).join('; ')}.`)]),
    ...whatHappened(source, each.id),
  ];
}

/** What belongs to no item of the agenda. */
function atLarge(source: DraftSource): Block[] {
  const blocks = whatHappened(source, null);
  return blocks.length === 0 ? [] : [heading(2, 'Nội dung khác'), ...blocks];
}

function whatHappened(source: DraftSource, id: ItemId | null): Block[] {
  return [...speechBlocks(source, id), ...ballotBlocks(source, id), ...conclusionBlocks(source, id)];
}

function speechBlocks({ floor, describe, nameOf }: DraftSource, id: ItemId | null): Block[] {
  const speeches = [...floor.speeches.values()]
    .filter((speech) => speech.item === id && speech.state === 'done')
    .sort((a, b) => (a.calledAt ?? 0) - (b.calledAt ?? 0));
  if (speeches.length === 0) return [];
  const say = ({ person, kind, topic, answerer }: Speech) => {
    const to = kind === 'question' && answerer ? `, chất vấn ${nameOf(answerer)}` : '';
    return `${describe(person)}${to}: ${topic === '' ? '…' : topic}`;
  };
  return [
    paragraph(`Có ${speeches.length} ý kiến phát biểu:`),
    ...speeches.map((speech) => item('-', say(speech))),
  ];
}

function ballotBlocks({ floor }: DraftSource, id: ItemId | null): Block[] {
  return ballotsInOrder(floor)
    .filter((ballot) => ballot.item === id && ballot.state === 'published')
    .flatMap((ballot) => {
      const words = resultWords(ballot);
      return words === undefined ? [] : [paragraph(bold('Biểu quyết: '), `${ballot.question} ${words}`)];
    });
}

function resultWords({ result, options, secrecy, eligible }: Ballot): string | undefined {
  if (!result) return undefined;
  const countOf = (id: string) => result.totals.find(({ option }) => option === id)?.count ?? 0;
  const counts = options.map(({ id, text }) => `${text} ${countOf(id)}`);
  const how = secrecy === 'secret' ? 'Biểu quyết kín' : 'Biểu quyết công khai';
  const passed = result.passed ? 'được thông qua' : 'không được thông qua';
  return `${how}; số phiếu thu về ${result.cast}/${eligible.length}: ${counts.join(', ')}. Kết quả: ${passed}.`;
}

function conclusionBlocks({ floor, partyName }: DraftSource, id: ItemId | null): Block[] {
  const conclusions = conclusionsInOrder(floor.conclusions).filter((each) => each.item === id);
  if (conclusions.length === 0) return [];
  return [
    paragraph(bold('Kết luận:')),
    ...conclusions.map((each) => item('-', conclusionWords(each, partyName))),
  ];
}

function conclusionWords(
  { text, lead, coWorkers, dueDate }: Conclusion,
  partyName: (party: Party) => string,
): string {
  const assigned = assignmentWords({
    lead: lead ? partyName(lead) : '',
    coWorkers: coWorkers.map(partyName),
    dueDate,
  });
  return [text, assigned].filter(Boolean).join(' ');
}
