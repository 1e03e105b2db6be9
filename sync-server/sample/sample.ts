/** Filling an empty folder with the sample office, once; and keeping it apart from any real one. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type * as Y from 'yjs';
import type { CommandInput, CommandName } from '#domain/commands.ts';
import type {
  GroupId,
  ItemId,
  MeetingId,
  PaperId,
  PersonId,
  Sha256,
  Timestamp,
  UnitId,
} from '#domain/ids.ts';
import { type AgendaItem, addItem, addPaper, invite, readPlan, setDetails } from '#domain/meeting/plan.ts';
import { dayOf, startOf } from '#domain/office/official-date.ts';
import { addWorkingDays } from '#domain/office/working-days.ts';
import type { Office } from '#protocol/http.ts';
import type { Core } from '../core.ts';
import { takeInOffice } from '../office.ts';
import { askingAbout } from './ask.ts';
import { type SampleMeeting, sampleMeetings } from './meetings.ts';
import { sampleOffice, samplePerson, sampleRooms, sampleUnits } from './office.ts';
import type { SamplePaper } from './papers.ts';
import { makePoll } from './polls.ts';

export { samplePassword } from './office.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** A folder of the other kind: an office whose password everybody knows must not pass for a real one. */
export class NotThisKindOfOffice extends Error {
  override readonly name = 'NotThisKindOfOffice';
}

export function isSample({ office }: Pick<Core, 'office'>): boolean {
  return office.fact('sample') === 'whole';
}

export function sampleAccounts(): Office['sampleAccounts'] {
  const units = new Map(sampleUnits.map(({ id, name }) => [id, name]));
  return sampleOffice.people.flatMap(({ username, name, title, unit }) =>
    username === undefined ? [] : [{ username, name, title, unit: units.get(unit) ?? '' }],
  );
}

/**
 * Makes the sample in an empty folder, or goes on where that was interrupted.
 * @throws {NotThisKindOfOffice} if what is wanted and what is there differ
 */
export async function openSample(core: Core, wanted: boolean): Promise<void> {
  const { office, dataDir } = core;
  const there = office.fact('sample');
  if (!wanted && there !== undefined)
    throw new NotThisKindOfOffice(
      `${dataDir} holds the sample office, whose password everybody knows: start it with --sample, or choose another folder`,
    );
  if (!wanted || there === 'whole') return;
  if (there === undefined && office.people().length > 0)
    throw new NotThisKindOfOffice(`${dataDir} holds a real office: choose an empty folder for the sample`);
  office.setFact('sample', 'begun');
  await takeInOffice(sampleOffice, core);
  for (const meeting of sampleMeetings) await makeMeeting(core, meeting);
  makePoll(core);
  office.setFact('sample', 'whole');
}

/** Everything by the very commands and rules that people's meetings go by. Repeating it changes nothing. */
async function makeMeeting(core: Core, sample: SampleMeeting): Promise<void> {
  const id = sample.id as MeetingId;
  const day = startOf(addWorkingDays(dayOf(core.clock.now()), sample.day));
  const startsAt = day + sample.from * HOUR_MS;
  const endsAt = day + sample.to * HOUR_MS;
  const secretary = samplePerson(sample.secretaries[0] ?? '');
  const chair = samplePerson(sample.chair);
  const asking = askingAbout(core, id);
  const ask = <N extends CommandName>(
    name: N,
    input: CommandInput<N>,
    at: Timestamp,
    by: PersonId = secretary,
  ) => asking(name, input, at, by);

  const preparedAt = Math.min(core.clock.now(), startsAt - 3 * DAY_MS);
  ask('meeting.create', { meeting: id }, preparedAt);
  ask(
    'meeting.appoint',
    { meeting: id, chair, secretaries: sample.secretaries.map(samplePerson) },
    preparedAt,
  );
  await writePlan(core, sample, { startsAt, endsAt, secretary, preparedAt });
  makeItemsOfSome(core, sample, (name, input) => ask(name, input, preparedAt), startsAt);
  if (sample.reaches === 'draft') return;
  ask('meeting.convene', { meeting: id }, preparedAt);
  if (sample.reaches === 'convened') return;
  ask('meeting.start', { meeting: id }, startsAt);
  const first = sampleItem(id, 0);
  ask('meeting.present', { meeting: id, item: first }, startsAt);
  // Somebody always stays away, and the roll says so.
  const present = [sample.chair, ...sample.secretaries, ...sample.delegates.slice(1)].map(samplePerson);
  for (const person of present) ask('meeting.checkIn', { meeting: id }, startsAt, person);
  ask('meeting.end', { meeting: id }, endsAt);
}

function sampleItem(meeting: MeetingId, index: number): ItemId {
  return `${meeting}-item-${index + 1}` as ItemId;
}

/** Of a restricted item. */
function sampleGroup(item: ItemId): GroupId {
  return `${item}-group` as GroupId;
}

interface Preparing {
  startsAt: Timestamp;
  endsAt: Timestamp;
  secretary: PersonId;
  preparedAt: Timestamp;
}

async function writePlan(core: Core, sample: SampleMeeting, preparing: Preparing): Promise<void> {
  const meeting = sample.id as MeetingId;
  const name = { kind: 'plan', meeting } as const;
  if (core.rooms.read(name, (doc) => readPlan(doc).items.length > 0)) return;
  const files = new Map<SamplePaper, Awaited<ReturnType<typeof storePaper>>>();
  for (const paper of sample.items.flatMap(({ papers }) => papers))
    files.set(paper, await storePaper(core, meeting, paper, preparing));

  const channel = core.rooms.open(name);
  channel.room.change((doc) => {
    const { title, type, place } = sample;
    const { startsAt, endsAt, secretary, preparedAt } = preparing;
    const room = sampleRooms.find(({ name }) => name === place)?.id ?? null;
    setDetails(doc, { title, type, place, room, startsAt, endsAt });
    invite(doc, sample.delegates.map(samplePerson), 'delegate');
    invite(doc, sample.guests.map(samplePerson), 'guest');
    for (const [i, { papers, only }] of sample.items.entries()) {
      if (only) continue;
      const item = sampleItem(meeting, i);
      addSampleItem(doc, sample, i);
      for (const [j, paper] of papers.entries())
        addSamplePaper(doc, {
          id: `${item}-paper-${j + 1}` as PaperId,
          item,
          title: paper.title,
          file: files.get(paper),
          addedBy: secretary,
          addedAt: preparedAt,
        });
    }
  });
  core.rooms.release(channel);
  if (!core.rooms.flush()) throw new Error('the sample could not be stored');
}

/** Items that only some see, and those that a unit prepares. */
function makeItemsOfSome(
  core: Core,
  sample: SampleMeeting,
  ask: <N extends CommandName>(name: N, input: CommandInput<N>) => void,
  startsAt: Timestamp,
): void {
  const meeting = sample.id as MeetingId;
  for (const [i, { only, prepared }] of sample.items.entries()) {
    const item = sampleItem(meeting, i);
    if (only) {
      const members = only.map(samplePerson);
      ask('restriction.set', { meeting, group: sampleGroup(item), members, files: [] });
      writeRestricted(core, meeting, sample, i);
    }
    if (prepared) {
      const { unit, officers, daysBefore } = prepared;
      const asked = { unit: unit as UnitId, officers: officers.map(samplePerson) };
      ask('preparation.assign', { meeting, item, dueAt: startsAt - daysBefore * DAY_MS, ...asked });
    }
  }
}

/** Restricted items have no papers in the sample. */
function writeRestricted(core: Core, meeting: MeetingId, sample: SampleMeeting, index: number): void {
  const group = sampleGroup(sampleItem(meeting, index));
  const common = core.rooms.read({ kind: 'plan', meeting }, readPlan).items;
  const channel = core.rooms.open({ kind: 'restricted', meeting, group });
  channel.room.change((doc) => {
    if (readPlan(doc).items.length === 0) addSampleItem(doc, sample, index, common);
  });
  core.rooms.release(channel);
}

/** @param among the agenda that it comes at the end of, where that is more than this document */
function addSampleItem(
  doc: Y.Doc,
  { id, items }: SampleMeeting,
  index: number,
  among?: readonly AgendaItem[],
): void {
  const { title = '', presenter = '', minutes = 0, guests } = items[index] ?? {};
  const item = sampleItem(id as MeetingId, index);
  const shared = guests ? { guests: guests.map(samplePerson) } : {};
  addItem(doc, { id: item, title, presenter, minutes, ...shared }, among);
}

function addSamplePaper(
  doc: Y.Doc,
  {
    file,
    ...paper
  }: Omit<Parameters<typeof addPaper>[1], 'file'> & {
    file: Parameters<typeof addPaper>[1]['file'] | undefined;
  },
): void {
  if (file) addPaper(doc, { ...paper, file });
}

/** Makes the file and puts it where an upload to this meeting would have. */
async function storePaper(
  { files, fileTable, dataDir }: Core,
  meeting: MeetingId,
  paper: SamplePaper,
  { secretary, preparedAt }: Preparing,
): Promise<{ sha256: Sha256; name: string; size: number; pages: number }> {
  // Fonts and PDF are loaded for this alone: a server that has its office starts without them.
  const { makePaper } = await import('./papers.ts');
  const { bytes, pages } = await makePaper(paper);
  const sha256 = createHash('sha256').update(bytes).digest('hex') as Sha256;
  const name = `${paper.title}.pdf`;
  const folder = path.join(dataDir, 'uploads');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, `sample-${sha256}`);
  await writeFile(file, bytes);
  await files.take(file, sha256);
  const upload = `sample-${meeting}-${sha256}`;
  fileTable.add({
    group: null,
    meeting,
    sha256,
    name,
    size: bytes.length,
    addedBy: secretary,
    addedAt: preparedAt,
    upload,
  });
  return { sha256, name, size: bytes.length, pages };
}
