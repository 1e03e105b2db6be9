/** Papers prepared by units (DOMAIN a row 10, Annex 1 functions 22–24): asked for, submitted, approved or sent back. */
import { z } from 'zod';
import { PersonId, Timestamp, UnitId } from '../ids.ts';
import { filesOf } from '../meeting/plan.ts';
import {
  broughtBy,
  mayBePrepared,
  type Preparation,
  type PreparationState,
  preparationMayBecome,
  takesPapersIn,
} from '../meeting/preparation.ts';
import {
  AboutItem,
  officerOfItem,
  organiserOfItem,
  type PreparationCircumstances,
  preparationRefused,
  preparationRule,
} from './preparation-rule.ts';
import type { RefusalCode } from './refusal.ts';

export const preparationCommands = {
  /** Asks a unit to prepare an item; again to change day or officers. Another unit begins with nothing. */
  'preparation.assign': preparationRule({
    input: AboutItem.extend({
      unit: UnitId,
      dueAt: Timestamp.nullable(),
      /** People of the unit; all of them if left out. */
      officers: z.array(PersonId).max(100).optional(),
    }),
    patience: null,
    refusal: (now) => organiserOfItem(now) ?? whilePlanIsWritten(now),
    outcome({ asker, at, plan, directory, preparation: before }, { item, unit, dueAt, officers }) {
      if (!plan().items.some(({ id }) => id === item)) return preparationRefused('unknown-item');
      const { units, people } = directory();
      if (!units.has(unit)) return preparationRefused('unknown-unit');
      const named = officers ?? [...people.values()].filter((each) => each.unit === unit).map(({ id }) => id);
      const unknown = named.filter((id) => !people.has(id));
      if (unknown.length > 0) return preparationRefused('unknown-person', unknown);
      if (named.some((id) => people.get(id)?.unit !== unit)) return preparationRefused('not-of-unit');
      if (named.length === 0) return preparationRefused('nobody-to-prepare');
      const same = before?.unit === unit ? before : undefined;
      if (before && !same && before.state !== 'awaiting_papers' && before.state !== 'returned')
        return preparationRefused('preparation-moved-on');
      return {
        effect: {
          preparation: {
            ...(same ?? newPreparation),
            id: item,
            unit,
            officers: [...new Set(named)].slice(0, 100),
            dueAt,
            assignedBy: asker,
            assignedAt: at,
          },
          empties: same === undefined,
        },
      };
    },
  }),
  /** The unit need not prepare it any more; what it brought and was not approved goes. */
  'preparation.cancel': preparationRule({
    input: AboutItem,
    patience: null,
    refusal: (now) =>
      organiserOfItem(now) ?? whilePlanIsWritten(now) ?? (now.preparation ? null : 'no-preparation'),
    outcome: () => ({ effect: { preparation: null, empties: true } }),
  }),
  /** From now on nobody changes the papers, until they are sent back or taken back. */
  'preparation.submit': preparationRule({
    input: AboutItem,
    patience: null,
    refusal: (now) => officerOfItem(now) ?? whileOfUse(now) ?? moving(now, 'papers_submitted'),
    outcome({ asker, at, preparation, prepared, uploaderOf }) {
      const { papers } = prepared();
      if (papers.length === 0) return preparationRefused('nothing-prepared');
      // A paper counts by the bytes that an officer brought for this item, never by what the document says.
      const missing = papers.filter((paper) =>
        filesOf(paper).some(({ sha256 }) => uploaderOf(sha256) === undefined),
      );
      if (missing.length > 0)
        return preparationRefused(
          'papers-on-their-way',
          missing.slice(0, 50).map(({ title }) => title.slice(0, 200)),
        );
      return moved(preparation, {
        state: 'papers_submitted',
        submittedBy: asker,
        submittedAt: at,
        reason: '',
      });
    },
  }),
  /** The unit takes back what it submitted, to change it. */
  'preparation.withdraw': preparationRule({
    input: AboutItem,
    patience: 3600,
    refusal: (now) => officerOfItem(now) ?? whileOfUse(now) ?? moving(now, 'awaiting_papers'),
    outcome: ({ preparation }) =>
      moved(preparation, { state: 'awaiting_papers', submittedBy: null, submittedAt: null }),
  }),
  /** Takes the papers into the plan. Whoever brought one of them never approves. */
  'preparation.approve': preparationRule({
    input: AboutItem.extend({
      /** Of the submission that the approver has read. */
      submittedAt: Timestamp,
    }),
    patience: null,
    refusal: (now) =>
      organiserOfItem(now) ??
      whilePlanIsWritten(now) ??
      moving(now, 'papers_approved') ??
      noSubmitterApproves(now),
    outcome({ asker, at, plan, preparation, prepared, uploaderOf }, { item, submittedAt }) {
      if (preparation?.submittedAt !== submittedAt) return preparationRefused('preparation-moved-on');
      if (!plan().items.some(({ id }) => id === item)) return preparationRefused('unknown-item');
      const { papers } = prepared();
      if (noUploaderApproves(broughtBy(preparation, papers, uploaderOf), asker))
        return preparationRefused('own-papers');
      const outcome = moved(preparation, { state: 'papers_approved', decidedBy: asker, decidedAt: at });
      return 'refusal' in outcome ? outcome : { effect: { ...outcome.effect, intoPlan: papers } };
    },
  }),
  'preparation.return': preparationRule({
    input: AboutItem.extend({ reason: z.string().trim().min(1).max(1000) }),
    patience: null,
    refusal: (now) => organiserOfItem(now) ?? whileOfUse(now) ?? moving(now, 'returned'),
    outcome: ({ asker, at, preparation }, { reason }) =>
      moved(preparation, { state: 'returned', decidedBy: asker, decidedAt: at, reason }),
  }),
} as const;

const newPreparation = {
  state: 'awaiting_papers',
  submittedBy: null,
  submittedAt: null,
  decidedBy: null,
  decidedAt: null,
  reason: '',
} as const;

function moved(preparation: Preparation | undefined, changes: Partial<Preparation>) {
  if (!preparation) return preparationRefused('no-preparation');
  return { effect: { preparation: { ...preparation, ...changes } } };
}

function moving({ preparation }: PreparationCircumstances, to: PreparationState): RefusalCode | null {
  if (!preparation) return 'no-preparation';
  return preparationMayBecome(preparation.state, to) ? null : 'preparation-moved-on';
}

function whilePlanIsWritten({ phase }: PreparationCircumstances): RefusalCode | null {
  return phase && takesPapersIn(phase) ? null : 'wrong-phase';
}

function whileOfUse({ phase }: PreparationCircumstances): RefusalCode | null {
  return phase && mayBePrepared(phase) ? null : 'wrong-phase';
}

/** Nobody approves what they submitted. */
function noSubmitterApproves({ asker, preparation }: PreparationCircumstances): RefusalCode | null {
  return preparation?.submittedBy === asker ? 'own-papers' : null;
}

/** Nobody approves papers of which they brought one (DOMAIN a row 10). */
function noUploaderApproves(brought: ReadonlySet<PersonId>, asker: PersonId): boolean {
  return brought.has(asker);
}
