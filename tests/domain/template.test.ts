/** Templates of meetings: what one keeps of a meeting, and what a meeting made from it has. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { commands, type OfficeOutcome, type OfficeSituation } from '#domain/commands.ts';
import type { ItemId, PaperId, PersonId, Sha256, TemplateId, UnitId } from '#domain/ids.ts';
import { emptyFloor } from '#domain/meeting/floor.ts';
import { addItem, addPaper, invite, inviteUnit, readPlan, setDetails } from '#domain/meeting/plan.ts';
import {
  changeTemplate,
  type MeetingTemplate,
  NewTemplate,
  readTemplates,
  stillThere,
  templateOf,
  writeFromTemplate,
} from '#domain/meeting/template.ts';
import { peopleOf, readDirectory, unitsOf } from '#domain/people/directory.ts';

const [an, binh, chi] = ['an', 'binh', 'chi'] as PersonId[] as [PersonId, PersonId, PersonId];
const so = 'so' as UnitId;

function meeting() {
  const doc = new Y.Doc();
  setDetails(doc, { title: 'Giao ban tuần', type: 'briefing', place: 'Phòng 2', startsAt: 5, endsAt: 6 });
  invite(doc, [binh], 'delegate');
  invite(doc, [chi], 'guest');
  inviteUnit(doc, { id: so, role: 'delegate', seats: 2 });
  addItem(doc, { id: 'i1' as ItemId, title: 'Đất đai', presenter: 'Phòng 1', minutes: 30, guests: [chi] });
  addItem(doc, { id: 'i2' as ItemId, title: 'Ngân sách', presenter: '', minutes: null });
  addPaper(doc, {
    id: 'p' as PaperId,
    item: 'i1' as ItemId,
    title: 'Tờ trình',
    file: { sha256: '0'.repeat(64) as Sha256, name: 'a.pdf', size: 1, pages: 1 },
    addedBy: an,
    addedAt: 1,
  });
  const floor = {
    ...emptyFloor(),
    members: new Map([
      [an, { id: an, role: 'secretary' as const }],
      [binh, { id: binh, role: 'chair' as const }],
    ]),
  };
  const rules = { ...floor.attendanceRules, quorumRequired: true };
  return templateOf(
    readPlan(doc),
    { ...floor, attendanceRules: rules },
    { id: 't' as TemplateId, name: 'Mẫu' },
  );
}

it('keeps people, agenda and rules, without times and papers; a meeting made from it has them anew', () => {
  const template = NewTemplate.parse(meeting());
  expect(template).toMatchObject({
    chair: binh,
    secretaries: [an],
    attendanceRules: { quorumRequired: true },
  });
  const made = new Y.Doc();
  let ids = 0;
  writeFromTemplate(made, template, () => `moi-${++ids}` as ItemId);
  const plan = readPlan(made);
  expect(plan.details).toMatchObject({
    title: 'Giao ban tuần',
    type: 'briefing',
    place: 'Phòng 2',
    startsAt: null,
    endsAt: null,
  });
  expect(plan.items.map(({ id, title, guests }) => [id, title, guests])).toEqual([
    ['moi-1', 'Đất đai', [chi]],
    ['moi-2', 'Ngân sách', undefined],
  ]);
  expect([...plan.invitees.values()]).toEqual([
    { id: binh, role: 'delegate' },
    { id: chi, role: 'guest' },
  ]);
  expect([...plan.units.keys()]).toEqual([so]);
  expect(plan.papers).toEqual([]);
});

it('leaves out who is not in the directory any more', () => {
  const directory = new Y.Doc();
  peopleOf(directory).set(an, { id: an, name: 'An', title: '', unit: so });
  const known = stillThere(meeting(), readDirectory(directory));
  expect(known).toMatchObject({ chair: null, secretaries: [an], invitees: [], units: [] });
  expect(known.items).toHaveLength(2);
});

describe('templates of the office', () => {
  /** An office whose administrator is `chi`. */
  class Office {
    readonly directory = new Y.Doc();
    readonly templates = new Y.Doc();

    constructor() {
      unitsOf(this.directory).set(so, { id: so, name: 'Sở', level: 'department' });
      for (const id of [an, binh]) peopleOf(this.directory).set(id, { id, name: id, title: '', unit: so });
      const duties = ['administrator'];
      peopleOf(this.directory).set(chi, { id: chi, name: 'Chi', title: '', unit: so, duties });
    }

    ask(asker: PersonId, name: 'template.put' | 'template.drop', input: unknown, at = 1): string {
      const rule = commands[name];
      const now: OfficeSituation = {
        asker,
        at,
        directory: readDirectory(this.directory),
        templates: () => readTemplates(this.templates),
      };
      const code = rule.refusal(now);
      if (code) return code;
      const outcomeOf = rule.outcome as (now: OfficeSituation, input: unknown) => OfficeOutcome;
      const outcome = outcomeOf(now, rule.input.parse(input));
      if ('refusal' in outcome) return outcome.refusal.code;
      for (const change of outcome.templates ?? []) changeTemplate(this.templates, change);
      return 'ok';
    }

    get known(): MeetingTemplate[] {
      return [...readTemplates(this.templates).values()];
    }
  }

  it('are changed and removed by whoever gave them or an administrator, and stay theirs', () => {
    const office = new Office();
    const template = meeting();
    expect(office.ask(an, 'template.put', { template }, 7)).toBe('ok');
    expect(office.known).toMatchObject([{ name: 'Mẫu', madeBy: an, madeAt: 7 }]);
    expect(office.ask(binh, 'template.put', { template: { ...template, name: 'Khác' } })).toBe(
      'template-of-other',
    );
    expect(office.ask(binh, 'template.drop', { template: template.id })).toBe('template-of-other');
    expect(office.ask(chi, 'template.put', { template: { ...template, name: 'Mẫu mới' } }, 9)).toBe('ok');
    expect(office.known).toMatchObject([{ name: 'Mẫu mới', madeBy: an, madeAt: 7 }]);
    expect(office.ask(an, 'template.drop', { template: template.id })).toBe('ok');
    expect(office.known).toEqual([]);
    expect(office.ask(an, 'template.drop', { template: template.id })).toBe('unknown-template');
  });

  it('are not a stranger’s to give', () => {
    expect(new Office().ask('la' as PersonId, 'template.put', { template: meeting() })).toBe(
      'unknown-person',
    );
  });
});
