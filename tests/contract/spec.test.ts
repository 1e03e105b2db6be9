/** The protocol's page, its tests and its tables in the code say the same. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { closeCodes, documentRefusals, updateRefusals } from '#protocol/errors.ts';

const root = join(import.meta.dirname, '../..');
const spec = readFileSync(join(root, 'sync-server/protocol/SPEC.md'), 'utf8');

/** Rules no test can see fail, each with its reason. */
const waived: Record<string, string> = {};

function rulesOfSpec(): string[] {
  return [...spec.matchAll(/^- \*\*\[([A-Z]\d+)\]\*\*/gm)].map((match) => match[1] ?? '');
}

function citedInTests(): Set<string> {
  const cited = new Set<string>();
  for (const entry of readdirSync(join(root, 'tests'), { recursive: true, encoding: 'utf8' })) {
    if (!entry.endsWith('.test.ts')) continue;
    const text = readFileSync(join(root, 'tests', entry), 'utf8');
    // Titles alone count: a quote opens right before the ids.
    for (const title of text.matchAll(/['"`]((?:\[[A-Z]\d+\] ?)+)/g))
      for (const id of (title[1] ?? '').matchAll(/[A-Z]\d+/g)) cited.add(id[0]);
  }
  return cited;
}

test('each rule of SPEC.md is cited by a test, or waived with a reason', () => {
  const cited = citedInTests();
  const unproved = rulesOfSpec().filter((rule) => !cited.has(rule) && !(rule in waived));
  expect(unproved, 'rules without a test: write one whose title begins with [id], or waive it above').toEqual(
    [],
  );
});

test('waived rules are not proved after all', () => {
  const cited = citedInTests();
  expect(Object.keys(waived).filter((rule) => cited.has(rule))).toEqual([]);
});

test('tests cite rules that exist', () => {
  const rules = new Set(rulesOfSpec());
  expect([...citedInTests()].filter((id) => !rules.has(id))).toEqual([]);
});

test('no rule has two meanings', () => {
  const rules = rulesOfSpec();
  expect(rules.filter((rule, i) => rules.indexOf(rule) !== i)).toEqual([]);
});

test('[K1] [K2] the table of close codes is the one in the code', () => {
  const rows = [...spec.matchAll(/^\| `([a-z-]+)` +\| (4\d\d\d) +\| (\w+) +\|/gm)];
  const table = Object.fromEntries(
    rows.map(([, name, code, remedy]) => [name, { code: Number(code), remedy }]),
  );
  expect(table).toEqual(closeCodes);
});

test('[F5] reasons travel by the numbers of the page', () => {
  const numbered = (list: readonly string[]) => list.map((name, i) => `${name} ${i}`).join(', ');
  expect(spec).toContain(numbered(documentRefusals));
  expect(spec).toContain(numbered(updateRefusals));
});
