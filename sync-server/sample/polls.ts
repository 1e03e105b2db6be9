/** The sample office's opinion poll: one that is with its recipients, some of whom have answered. */
import type { PollId } from '#domain/ids.ts';
import { addRecipients, readQuestion, setContent, setQuestionDetails } from '#domain/poll/question.ts';
import type { Core } from '../core.ts';
import { askingAbout } from './ask.ts';
import { samplePerson } from './office.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** Ten in the morning by UTC: the end of the working day in Vietnam. */
const END_OF_WORK_MS = 10 * HOUR_MS;

const poll = {
  id: 'sample-poll' as PollId,
  title: 'Lịch trực phòng máy chủ trong dịp nghỉ Tết',
  content:
    'Phòng Hạ tầng số đề nghị mỗi phòng cử một đồng chí trực phòng máy chủ theo ca 8 giờ trong các ngày nghỉ Tết, được nghỉ bù theo quy định. Đồng chí có đồng ý với phương án này không?',
  author: 'thuky.so',
  recipients: [
    'thuky.so',
    'chanhvanphong.so',
    'taichinh.so',
    'hatang.so',
    'dulieu.so',
    'antoan.so',
    'tochuc.so',
  ],
  answers: [
    ['hatang.so', 'agree', ''],
    ['antoan.so', 'agree', 'Đề nghị mỗi ca có số điện thoại của đơn vị cho thuê đường truyền.'],
    ['taichinh.so', 'other', 'Đồng ý trực, đề nghị ca 12 giờ để giảm số lượt đi lại.'],
  ],
  /** Days from the making of the sample; due at the end of work. */
  sent: -1,
  due: 3,
} as const;

export function makePoll(core: Core): void {
  const { id, author, answers } = poll;
  const now = core.clock.now();
  const sentAt = now + poll.sent * DAY_MS;
  const dueAt = Math.floor(now / DAY_MS + poll.due) * DAY_MS + END_OF_WORK_MS;
  const by = samplePerson(author);
  const ask = askingAbout(core, id);
  ask('poll.create', { poll: id }, sentAt, by);
  const channel = core.rooms.open({ kind: 'question', poll: id });
  channel.room.change((doc) => {
    if (readQuestion(doc).details.title !== '') return;
    setQuestionDetails(doc, { title: poll.title, dueAt });
    setContent(doc, poll.content);
    addRecipients(doc, poll.recipients.map(samplePerson));
  });
  core.rooms.release(channel);
  ask('poll.send', { poll: id }, sentAt, by);
  for (const [i, [who, choice, text]] of answers.entries())
    ask('poll.answer', { poll: id, choice, text }, sentAt + (i + 1) * HOUR_MS, samplePerson(who));
}
