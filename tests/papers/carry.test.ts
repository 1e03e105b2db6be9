/** Marks of an earlier version of a paper on the present one: places, pictures and what is exported. */
import { beforeEach, describe, expect, test } from 'vitest';
import { exportPath } from '#contract';
import { MarkId, PersonId, type Sha256 } from '#domain/ids.ts';
import { addItem, addPaper, replacePaper } from '#domain/meeting/plan.ts';
import { carried } from '#domain/paper/anchor.ts';
import { type Geometry, type Mark, putMark } from '#domain/paper/mark.ts';
import { makePdf } from '#tests/fixtures/pdf.ts';
import { type Desk, item, meeting, openDesk, paperOf, person } from './desk.ts';

const lines = [
  'Căn cứ Luật Tổ chức chính quyền địa phương',
  'Điều 1. Giao Sở Số hóa chủ trì, phối hợp',
  'Điều 2. Kinh phí thực hiện là 12 tỷ đồng',
  'Điều 3. Chánh Văn phòng chịu trách nhiệm',
];
const paper = paperOf({ sha256: '' as Sha256, name: '', size: 1, pages: 1 }).id;

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});

/** Puts the first version of the paper into the plan, or the next one in its place; the person opens it. */
async function publish(bytes: Uint8Array): Promise<Sha256> {
  const file = await desk.take(bytes);
  const plan = desk.document({ kind: 'plan', meeting });
  if (plan.getMap('papers').size === 0) {
    addItem(plan, { id: item, title: 'Mục 1', presenter: '', minutes: null });
    addPaper(plan, paperOf(file));
  } else replacePaper(plan, { id: paper, file, addedBy: person, addedAt: Date.now() });
  desk.papers.want(meeting, { plan: [paperOf(file)], mayUpload: false });
  desk.papers.reading.opened({ meeting, paper, sha256: file.sha256 });
  return file.sha256;
}

function mark(sha256: Sha256, geometry: Geometry, id: string): Mark {
  return {
    ...{ paper, sha256, page: 1, geometry, id: MarkId.parse(id), text: '' },
    colour: '#ffd60a',
    offset: [0, 0],
    createdAt: Date.UTC(2026, 8, 1),
    changedAt: Date.UTC(2026, 8, 1),
  };
}

/** A box over the words of a line of `makePdf`, counted from 0. */
const overLine = (line: number): [number, number, number, number] => {
  const base = 842 - 90 - line * 24;
  return [70, base - 4, 400, base + 12];
};
const highlight = (sha256: Sha256, line: number, id: string) =>
  mark(sha256, { kind: 'highlight', rects: [overLine(line)], quote: lines[line] ?? '' }, id);
const keep = (...marks: Mark[]) => {
  for (const each of marks) putMark(desk.document({ kind: 'notes', person, meeting }), each);
};
const placeOf = async (id: string) =>
  (await desk.papers.places({ meeting, paper })).find((each) => each.mark === id)?.place;

describe('marks of an earlier version', () => {
  test('stand on the words they marked, in a file with a new line before these', async () => {
    const first = await publish(await makePdf({ text: lines }));
    keep(
      highlight(first, 2, 'kinh-phi'),
      mark(first, { kind: 'note', at: [50, 842 - 90 - 2 * 24] }, 'ghi-chu'),
      highlight(first, 0, 'can-cu'),
    );
    await publish(
      await makePdf({ text: [...lines.slice(0, 1), 'Xét đề nghị của Giám đốc Sở', ...lines.slice(1)] }),
    );
    const moved = await placeOf('kinh-phi');
    expect(moved?.page).toBe(1);
    expect(moved?.rects?.[0]?.[1]).toBeCloseTo(overLine(3)[1], 1);
    expect((await placeOf('ghi-chu'))?.shift[1]).toBeCloseTo(-24, 1);
    expect((await placeOf('can-cu'))?.shift[1]).toBeCloseTo(0, 3);
  });

  test('go on to further pages, and have no place where their words are gone', async () => {
    const first = await publish(await makePdf({ text: lines, pages: 2 }));
    keep(highlight(first, 2, 'kinh-phi'));
    await publish(await makePdf({ text: ['Bản thay thế hoàn toàn', 'Không còn nội dung cũ'] }));
    expect(await placeOf('kinh-phi')).toBeNull();
  });

  test('keep their places when the old version is gone, also from version to version', async () => {
    const first = await publish(await makePdf({ text: lines }));
    keep(
      highlight(first, 2, 'kinh-phi'),
      mark(first, { kind: 'note', at: [50, 842 - 90 - 2 * 24] }, 'ghi-chu'),
    );
    const more = ['Xét đề nghị của Giám đốc Sở', ...lines];
    await publish(await makePdf({ text: more }));
    const [words, note] = [await placeOf('kinh-phi'), await placeOf('ghi-chu')];
    desk.papers.reading.changesKnown({ meeting, paper });
    desk.removeFile(first);
    await desk.reopen();
    expect(await placeOf('kinh-phi')).toEqual(words);
    expect(await placeOf('ghi-chu')).toEqual(note);
    await publish(await makePdf({ text: ['Phụ lục kèm theo', ...more] }));
    expect((await placeOf('kinh-phi'))?.rects?.[0]?.[1]).toBeCloseTo(overLine(4)[1], 1);
    expect((await placeOf('ghi-chu'))?.shift[1]).toBeCloseTo(-48, 1);
  });

  test('by somebody whose version never was on this machine are found by the words they quote', async () => {
    const second = await publish(await makePdf({ text: lines }));
    const elsewhere = 'f'.repeat(64) as Sha256;
    keep(highlight(elsewhere, 2, 'kinh-phi'), mark(elsewhere, { kind: 'note', at: [50, 700] }, 'ghi-chu'));
    expect((await placeOf('kinh-phi'))?.rects?.[0]?.[0]).toBeCloseTo(72, 0);
    expect(await placeOf('ghi-chu')).toBeNull();
    keep(highlight(second, 1, 'hien-tai'));
    expect(await placeOf('hien-tai'), 'marks of the present version need no place').toBeUndefined();
  });

  test('are exported where the screen shows them, and what has no place is told of', async () => {
    const first = await publish(await makePdf({ text: lines }));
    const [stays, goes] = [highlight(first, 2, 'kinh-phi'), highlight(first, 3, 'van-phong')];
    keep(stays, goes);
    const second = await publish(
      await makePdf({ text: ['Xét đề nghị của Giám đốc Sở', ...lines.slice(0, 3)], table: true }),
    );
    const { exportId, marks, placeless } = await desk.papers.export({
      ...{ meeting, paper, includePrivate: true, authors: [], flatten: false },
    });
    expect([marks, placeless]).toEqual([1, 1]);
    const place = await placeOf('kinh-phi');
    if (!place) throw new Error('no place');
    const { geometry } = carried(stays, place, second);
    const file = Buffer.from(await (await desk.get(exportPath(exportId))).arrayBuffer()).toString('latin1');
    const quads = /\/QuadPoints \[([^\]]*)\]/.exec(file)?.[1]?.trim().split(/\s+/).map(Number) ?? [];
    const [left, bottom, right, top] = 'rects' in geometry ? (geometry.rects[0] ?? []) : [];
    expect(quads).toEqual([left, top, right, top, left, bottom, right, bottom]);
  });

  test('have a picture of the old page while it is here', async () => {
    const first = await publish(await makePdf({ text: lines, rotate: 90 }));
    keep(highlight(first, 2, 'kinh-phi'));
    await publish(await makePdf({ text: ['Bản thay thế hoàn toàn'] }));
    const about = { meeting, paper, author: person, mark: MarkId.parse('kinh-phi') };
    await desk.papers.places({ meeting, paper });
    desk.papers.reading.changesKnown({ meeting, paper });
    const picture = await desk.papers.inside.markPicture(about);
    if (!picture) throw new Error('no picture');
    const png = Buffer.from(picture.png, 'base64');
    // Turned with its page: 450 × 136 points lie upright.
    expect(png.readUInt32BE(16)).toBeLessThan(png.readUInt32BE(20));
    expect(picture.rotate).toBe(90);
    desk.papers.want(meeting, { plan: [], mayUpload: false });
    expect(await desk.papers.inside.markPicture(about)).toBeNull();
    await expect(
      desk.papers.inside.markPicture({ ...about, author: PersonId.parse('nguoi-khac') }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  test('the bytes of the version read last stay until another one was read', async () => {
    const first = await publish(await makePdf({ text: lines }));
    const file = await desk.take(await makePdf({ text: lines.slice(1) }));
    desk.papers.want(meeting, { plan: [paperOf(file)], mayUpload: false });
    desk.ageSpared();
    await desk.reopen();
    expect(desk.papers.has(first)).toBe(true);
    desk.papers.reading.opened({ meeting, paper, sha256: file.sha256 });
    desk.papers.reading.changesKnown({ meeting, paper });
    desk.ageSpared();
    await desk.reopen();
    expect(desk.papers.has(first)).toBe(false);
  });
});
