import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { ItemId, PaperId, PersonId, Sha256 } from '#domain/ids.ts';
import { addItem, addPaper, type PlanDetails, readPlan, setDetails } from '#domain/meeting/plan.ts';
import { paperReadiness } from '#domain/meeting/readiness.ts';

const item = 'i' as ItemId;
/** A moment of that day in Vietnam. */
const at = (day: string, time = '08:30') => Date.parse(`${day}T${time}:00+07:00`);

function planWith(
  papers: { title: string; addedAt?: number; pages?: number }[],
  details: Partial<PlanDetails> = {},
) {
  const doc = new Y.Doc();
  // A Wednesday.
  setDetails(doc, { startsAt: at('2026-12-16'), ...details });
  addItem(doc, { id: item, title: 'Một', presenter: '', minutes: null });
  for (const [i, { title, addedAt = at('2026-12-01'), pages = 3 }] of papers.entries())
    addPaper(doc, {
      id: `p${i}` as PaperId,
      item,
      title,
      file: { sha256: String(i).repeat(64) as Sha256, name: 'a.pdf', size: 1, pages },
      addedBy: 'an' as PersonId,
      addedAt,
    });
  return paperReadiness(readPlan(doc));
}

describe('[QĐ 45/2018] papers come three working days before', () => {
  test.each([
    // Wednesday 16: Tuesday, Monday and, over the weekend, Friday 11 are the three days before.
    ['2026-12-11', '23:59', false],
    ['2026-12-12', '00:01', true],
    ['2026-12-14', '08:00', true],
  ])('added on %s at %s: late is %s', (day, time, late) => {
    expect(planWith([{ title: 'Báo cáo', addedAt: at(day, time) }]).late).toHaveLength(late ? 1 : 0);
  });

  test('a meeting called at short notice, or without a time, has no late papers', () => {
    const paper = { title: 'Báo cáo', addedAt: at('2026-12-15') };
    expect(planWith([paper], { type: 'extraordinary' }).late).toEqual([]);
    expect(planWith([paper], { startsAt: null }).late).toEqual([]);
  });
});

describe('[NĐ 191/2026] files over ten pages have a summary', () => {
  test('ten pages need none, eleven do, unless the item has one', () => {
    const long = (pages: number, ...others: string[]) =>
      planWith([{ title: 'Đề án', pages }, ...others.map((title) => ({ title }))]).withoutSummary.map(
        ({ title }) => title,
      );
    expect(long(10)).toEqual([]);
    expect(long(11)).toEqual(['Đề án']);
    expect(long(11, 'Bản tóm tắt Đề án')).toEqual([]);
    expect(long(11, 'TOM TAT DE AN')).toEqual([]);
    expect(long(11, 'Phụ lục')).toEqual(['Đề án']);
  });
});

test('an item without papers is named', () => {
  expect(planWith([]).itemsWithoutPapers.map(({ title }) => title)).toEqual(['Một']);
  expect(planWith([{ title: 'Báo cáo' }]).itemsWithoutPapers).toEqual([]);
});
