/**
 * The main job, as people do it: a secretary prepares and convenes a meeting; two delegates receive it, write on a paper
 * without a network, come back and see what the other shares; the chair leads everyone's page; a delegate takes the
 * annotated paper along. Every layer is the real one; the lines to the server can be listened to and cut.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PDFArray, PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { expect } from 'vitest';
import { parseDocumentName } from '#domain/documents.ts';
import { titleOfFile } from '#renderer/plan/paper-names.ts';
import { corpusFolder } from '#tests/helpers/corpus.ts';
import type { Shell } from '#tests/helpers/product.ts';
import { words } from '#tests/helpers/words.ts';
import { type JourneyPapers, journeyPapers } from './papers.ts';
import { type Person, patience } from './person.ts';
import { Stage } from './stage.ts';
import { filesHolding, type StoredMark, storedMarks } from './stores.ts';

const connected = words('frame:connection.connected');
const offline = words('frame:connection.offline');
const onServer = words('frame:saved.server');
const onThisMachine = words('frame:saved.here');

const meetingTitle = 'Họp chuyên đề về chuyển đổi số cấp xã';
const leadPage = 37;
const strokes = 5;
const highlights = 2;

/** What each delegate writes for themselves alone: nobody else may ever hold these words. */
const secrets = {
  first: 'Riêng tôi: hỏi lại số liệu xã Suối Cạn trước khi biểu quyết',
  second: 'Riêng tôi: đề nghị lùi thời hạn sang quý sau',
};

type Cast = Record<'secretary' | 'chair' | 'first' | 'second', Person>;

export async function runJourney(shell: Shell): Promise<void> {
  const stage = new Stage(shell);
  try {
    const papers = await journeyPapers(stage.folder);
    const cast = await prepareAndConvene(stage, papers);
    await writeApartAndMeetAgain(cast, titleOf(papers.gazette.path));
    keepToThemselves(cast);
    await followTheChair(cast, titleOf(papers.pack.path));
    await takeAlong(cast, papers, stage.folder);
    for (const { product } of Object.values(cast)) expect(product.complaints).toEqual([]);
  } catch (cause) {
    await stage.picture();
    throw cause;
  } finally {
    await stage.close();
  }
}

/** The secretary makes the meeting; everyone invited gets it and its papers. */
async function prepareAndConvene(stage: Stage, papers: JourneyPapers): Promise<Cast> {
  const { accounts } = await stage.openOffice();
  const [forSecretary, forChair, forFirst, forSecond] = accounts;
  if (!forSecretary || !forChair || !forFirst || !forSecond) throw new Error('too few sample accounts');
  const secretary = await stage.enter(forSecretary);
  await secretary.plan({
    title: meetingTitle,
    place: 'Phòng họp số 2, tầng 3',
    chair: forChair,
    invitees: [forFirst, forSecond],
    items: [
      { title: 'Kết quả sáu tháng', presenter: 'Văn phòng', minutes: 20, papers: [papers.decision.path] },
      {
        title: 'Chế độ kế toán mới',
        presenter: 'Phòng Tài chính',
        minutes: 40,
        papers: [papers.gazette.path],
      },
      { title: 'Kế hoạch quý tới', presenter: 'Ban tổ chức', minutes: 30, papers: [papers.pack.path] },
    ],
  });
  await secretary.convene(4);
  await secretary.sees(connected, onServer);

  const [first, second] = await Promise.all([stage.enter(forFirst), stage.enter(forSecond)]);
  for (const delegate of [first, second]) {
    await delegate.openMeeting(meetingTitle);
    await delegate.hasPapers(3);
  }
  const chair = await stage.enter(forChair);
  await chair.openMeeting(meetingTitle);
  return { secretary, chair, first, second };
}

/** Both delegates write without a network, one shares; back on the line all see the same. */
async function writeApartAndMeetAgain({ secretary, first, second }: Cast, paper: string): Promise<void> {
  const delegates = [
    { person: first, secret: secrets.first },
    { person: second, secret: secrets.second },
  ];
  await first.workOffline(true); // by their own switch
  second.line.cut(); // by a line that breaks
  for (const { person, secret } of delegates) {
    await person.sees(offline, onServer);
    await person.openPaper(paper);
    await person.draw(strokes);
    await person.highlight(highlights);
    await person.note(secret);
    await expect.poll(async () => (await person.marks()).length, patience).toBe(strokes + highlights + 1);
    await person.sees(offline, onThisMachine);
  }
  await first.shareAllButNotes();
  await first.sees(offline, onThisMachine);
  expect(sharedMarks(second.product.dataDir)).toEqual([]);

  await first.workOffline(false);
  second.line.mend();
  for (const { person } of delegates) await person.sees(connected, onServer);

  await secretary.openMeetingFromPlan();
  await secretary.openPaper(paper);
  const shared = (rows: string[]) => rows.filter((row) => row.includes(` · ${words('paper:layer.shared')}`));
  const expected = shared(await first.marks());
  expect(expected).toHaveLength(strokes + highlights);
  for (const person of [second, secretary])
    await expect.poll(async () => shared(await person.marks()), patience).toEqual(expected);
  const stored = sharedMarks(first.product.dataDir);
  expect(stored).toHaveLength(strokes + highlights);
  for (const person of [second, secretary]) expect(sharedMarks(person.product.dataDir)).toEqual(stored);
}

function sharedMarks(dataDir: string): StoredMark[] {
  return storedMarks(dataDir).filter(({ document }) => parseDocumentName(document)?.kind === 'ink');
}

function privateMarks(dataDir: string): StoredMark[] {
  return storedMarks(dataDir).filter(({ document }) => parseDocumentName(document)?.kind === 'notes');
}

/** No private mark of one is in the bytes that the server sent to another, nor on another's disk. */
function keepToThemselves(cast: Cast): void {
  const people = Object.values(cast);
  for (const owner of [cast.first, cast.second]) {
    const secret = owner === cast.first ? secrets.first : secrets.second;
    const ids = privateMarks(owner.product.dataDir).map(({ mark }) => mark.id);
    expect(ids).toHaveLength(owner === cast.first ? 1 : strokes + highlights + 1);
    expect(filesHolding(owner.product.dataDir, secret)).not.toEqual([]);
    for (const other of people) {
      if (other === owner) continue;
      const heard = other.line.heard();
      for (const text of [secret, ...ids]) {
        expect(heard.includes(text), `${other.account.name} was sent ${text}`).toBe(false);
        expect(filesHolding(other.product.dataDir, text)).toEqual([]);
      }
    }
  }
  // The ear works: what is shared was heard by the others.
  for (const { mark } of sharedMarks(cast.first.product.dataDir))
    for (const other of [cast.second, cast.secretary])
      expect(other.line.heard().includes(mark.id)).toBe(true);
}

/** The chair leads the page; all follow but the one who does not wish to. */
async function followTheChair({ secretary, chair, first, second }: Cast, paper: string): Promise<void> {
  await chair.startMeeting();
  for (const person of [secretary, first, second]) {
    await person.backToMeeting();
    await person.enterRoom();
  }
  await chair.openPaperInRoom(paper);
  await chair.lead();
  await chair.turnTo(leadPage);
  for (const person of [chair, secretary, first, second]) await person.reads(leadPage);

  await second.stopFollowing();
  await chair.turnTo(leadPage + 5);
  for (const person of [chair, secretary, first]) await person.reads(leadPage + 5);
  expect(await second.pageShown()).toBe(leadPage);
}

/** The exported paper has the delegate's own marks and those shared with them, and no other. */
async function takeAlong({ second }: Cast, papers: JourneyPapers, folder: string): Promise<void> {
  if (corpusFolder) {
    await second.openPaperInRoom(titleOf(papers.decision.path));
    await second.seesSignature('CỔNG THÔNG TIN ĐIỆN TỬ CHÍNH PHỦ');
  }
  await second.openPaperInRoom(titleOf(papers.gazette.path));
  const file = path.join(folder, 'mang về.pdf');
  const said = await second.export(file);
  const expected = { Highlight: 2 * highlights, Ink: 2 * strokes, Text: 1 };
  expect(said).toBe(2 * strokes + 2 * highlights + 1);
  const before = await annotations(papers.gazette.path);
  const after = await annotations(file);
  for (const [kind, count] of Object.entries(expected))
    expect((after.get(kind) ?? 0) - (before.get(kind) ?? 0), kind).toBe(count);
  for (const kind of after.keys())
    if (!(kind in expected) && kind !== 'Popup') expect(after.get(kind), kind).toBe(before.get(kind));
}

/** How many annotations of each kind a PDF has. */
async function annotations(file: string): Promise<Map<string, number>> {
  const pdf = await PDFDocument.load(readFileSync(file));
  const counts = new Map<string, number>();
  for (const page of pdf.getPages()) {
    const all = page.node.lookupMaybe(PDFName.of('Annots'), PDFArray);
    for (let index = 0; index < (all?.size() ?? 0); index++) {
      const kind = all?.lookup(index, PDFDict).lookup(PDFName.of('Subtype'), PDFName).decodeText() ?? '';
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
  }
  return counts;
}

function titleOf(file: string): string {
  return titleOfFile(path.basename(file));
}
