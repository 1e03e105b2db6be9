/** Papers prepared by units: no sequence of commands brings them where the rules forbid. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CommandAbout,
  commands,
  type PreparationOutcome,
  type PreparationSituation,
} from '#domain/commands.ts';
import type { DocumentName } from '#domain/documents.ts';
import type { ItemId, MeetingId, PaperId, PersonId, Sha256, UnitId } from '#domain/ids.ts';
import { Phase } from '#domain/meeting/phase.ts';
import type { Paper, Plan } from '#domain/meeting/plan.ts';
import {
  isOpenForPapers,
  lastDayForPapers,
  latenessOf,
  type Preparation,
  PreparationState,
} from '#domain/meeting/preparation.ts';
import { isOrganiser, MeetingRole } from '#domain/meeting/roles.ts';
import { startOf } from '#domain/office/official-date.ts';
import { type Right, rightOn, type Standing } from '#domain/rights.ts';

const meeting = 'hop' as MeetingId;
const item = 'muc' as ItemId;
const units = ['don-vi-a', 'don-vi-b'] as UnitId[];
/** Two people of each unit; the first of each organises the meeting besides. */
const people = ['a1', 'a2', 'b1', 'b2', 'thuky'] as PersonId[];
const roles: Record<string, MeetingRole> = { a1: 'chair', b1: 'delegate', thuky: 'secretary' };
const unitOf = (person: string) => (person.startsWith('b') ? units[1] : units[0]) as UnitId;

const directory = {
  units: new Map(units.map((id) => [id, { id, name: id, level: 'commune' as const }])),
  people: new Map(
    people.map((id) => [
      id,
      { id, name: id, title: '', unit: id === 'thuky' ? ('khac' as UnitId) : unitOf(id) },
    ]),
  ),
} as unknown as ReturnType<PreparationSituation['directory']>;
const plan = { items: [{ id: item }], papers: [] } as unknown as Plan;

type Name = CommandAbout<'preparation'>;
type Move =
  | { do: 'bring'; who: PersonId; says: PersonId }
  | { do: Name; who: PersonId; unit: UnitId; stale: boolean };

const moves = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constant('bring' as const),
      who: fc.constantFrom(...people),
      says: fc.constantFrom(...people),
    }),
    fc.record({
      do: fc.constantFrom<Name>(
        'preparation.assign',
        'preparation.cancel',
        'preparation.submit',
        'preparation.withdraw',
        'preparation.approve',
        'preparation.return',
      ),
      who: fc.constantFrom(...people),
      unit: fc.constantFrom(...units),
      stale: fc.boolean(),
    }),
  ),
  { maxLength: 40, size: 'max' },
);

/** The server in small: what stands, what was brought, and what went into the plan by whom. */
class World {
  preparation: Preparation | undefined;
  papers: Paper[] = [];
  uploads = new Map<Sha256, PersonId>();
  inPlan: { papers: readonly Paper[]; by: PersonId; unit: UnitId }[] = [];
  at = 0;

  play(move: Move): void {
    this.at++;
    if (move.do === 'bring') this.#bring(move.who, move.says);
    else this.#ask(move);
  }

  /** Officers alone, while it is open, as rights and uploads are; what they say of it is theirs to say. */
  #bring(who: PersonId, says: PersonId): void {
    const { preparation } = this;
    if (!preparation?.officers.includes(who) || !isOpenForPapers(preparation.state)) return;
    const sha256 = String(this.at).padStart(64, '0') as Sha256;
    this.uploads.set(sha256, who);
    const file = { sha256, name: 'a.pdf', size: 1, pages: 1 };
    const id = `p${this.at}` as PaperId;
    this.papers = [
      ...this.papers,
      { id, item, rank: 'a0', title: id, file, addedBy: says, addedAt: this.at },
    ];
  }

  #ask(move: Exclude<Move, { do: 'bring' }>): void {
    const { preparation } = this;
    const situation: PreparationSituation = {
      asker: move.who,
      at: this.at,
      phase: 'convened',
      role: roles[move.who],
      preparation,
      plan: () => plan,
      prepared: () => ({ papers: this.papers, note: '' }),
      directory: () => directory,
      uploaderOf: (sha256) => this.uploads.get(sha256),
    };
    const rule = commands[move.do];
    if (rule.refusal(situation) !== null) return;
    const submittedAt = (preparation?.submittedAt ?? 0) + (move.stale ? 1 : 0);
    const input = { meeting, item, unit: move.unit, dueAt: null, reason: 'thiếu', submittedAt };
    const outcome = (rule.outcome as (now: PreparationSituation, input: unknown) => PreparationOutcome)(
      situation,
      input,
    );
    if ('refusal' in outcome) return;
    const { effect } = outcome;
    if (effect.intoPlan)
      this.inPlan.push({ papers: effect.intoPlan, by: move.who, unit: preparation?.unit ?? move.unit });
    if (effect.empties) {
      this.papers = [];
      this.uploads.clear();
    }
    this.#check(preparation, effect.preparation ?? undefined, move);
    this.preparation = effect.preparation ?? undefined;
  }

  #check(
    before: Preparation | undefined,
    after: Preparation | undefined,
    move: Exclude<Move, { do: 'bring' }>,
  ): void {
    if (move.do === 'preparation.submit' || move.do === 'preparation.withdraw')
      expect(before?.officers).toContain(move.who);
    else expect(isOrganiser(roles[move.who])).toBe(true);
    if (before && after && before.unit !== after.unit) expect(this.papers).toEqual([]);
    if (after)
      for (const officer of after.officers) expect(directory.people.get(officer)?.unit).toBe(after.unit);
    if (after?.state === 'papers_submitted') expect(this.papers.length).toBeGreaterThan(0);
  }
}

describe('no sequence of commands', () => {
  it('has papers approved by who uploaded one, said to have, or submitted them', () => {
    let approvals = 0;
    fc.assert(
      fc.property(moves, (sequence) => {
        const world = new World();
        for (const move of sequence) {
          const { preparation } = world;
          const uploads = new Map(world.uploads);
          const before = world.inPlan.length;
          world.play(move);
          const added = world.inPlan.slice(before);
          approvals += added.length;
          for (const { by, papers } of added) {
            expect(by).not.toBe(preparation?.submittedBy);
            for (const { addedBy, file } of papers) {
              expect(by).not.toBe(addedBy);
              expect(by).not.toBe(uploads.get(file.sha256));
            }
          }
        }
      }),
      { numRuns: 2000 },
    );
    expect(approvals).toBeGreaterThan(0);
  });

  it('lets anything into the plan that was not submitted as it is', () => {
    fc.assert(
      fc.property(moves, (sequence) => {
        const world = new World();
        let submitted: readonly Paper[] | undefined;
        for (const move of sequence) {
          const before = world.inPlan.length;
          world.play(move);
          if (move.do === 'preparation.submit' && world.preparation?.submittedAt === world.at)
            submitted = world.papers;
          for (const { papers } of world.inPlan.slice(before)) expect(papers).toEqual(submitted);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('an officer without a part in the meeting', () => {
  const names: DocumentName[] = [
    { kind: 'plan', meeting },
    { kind: 'floor', meeting },
    { kind: 'minutes', meeting },
    { kind: 'preparations', meeting },
    { kind: 'notes', meeting, person: people[0] as PersonId },
    { kind: 'ink', meeting, person: people[0] as PersonId },
    { kind: 'opinions', meeting, person: people[0] as PersonId },
  ];

  it.each(PreparationState.options)('sees the papers of the item alone while it is %s', (state) => {
    const right = (name: DocumentName): Right =>
      rightOn(name, { person: 'a1' as PersonId, preparing: state });
    expect(right({ kind: 'preparation', meeting, item })).toBe(isOpenForPapers(state) ? 'write' : 'read');
    for (const name of names) expect(right(name), name.kind).toBe('none');
  });
});

it('who prepares nothing reads what is prepared as an organiser alone, and writes it never', () => {
  for (const phase of Phase.options)
    for (const role of MeetingRole.options) {
      const standing: Standing = { role, phase, minutes: 'drafting', groups: [] };
      const right = rightOn({ kind: 'preparation', meeting, item }, { person: 'a1' as PersonId, standing });
      expect(right).toBe(isOrganiser(role) ? 'read' : 'none');
    }
});

describe('lateness (QĐ 45/2018/QĐ-TTg)', () => {
  // A Wednesday; three working days before it is the Friday of the week before.
  const startsAt = startOf('2026-12-09') + 8 * 3600_000;

  it('counts three working days back from the meeting', () => {
    expect(lastDayForPapers(startsAt)).toBe('2026-12-04');
    expect(latenessOf(null, startsAt, startOf('2026-12-04'))).toBe('in-time');
    expect(latenessOf(null, startsAt, startOf('2026-12-05'))).toBe('too-late-for-meeting');
  });

  it('takes the whole day that was given', () => {
    const due = startOf('2026-12-01');
    expect(latenessOf(due, startsAt, due + 20 * 3600_000)).toBe('in-time');
    expect(latenessOf(due, startsAt, startOf('2026-12-02'))).toBe('late');
    expect(latenessOf(null, null, startOf('2026-12-02'))).toBe('in-time');
  });
});
