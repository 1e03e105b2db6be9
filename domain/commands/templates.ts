/** Templates of meetings for the whole office: anyone gives one, and changes or removes what they gave; administrators all. */
import { z } from 'zod';
import { TemplateId } from '../ids.ts';
import { type MeetingTemplate, NewTemplate } from '../meeting/template.ts';
import { hasDuty } from '../people/directory.ts';
import type { OfficeCircumstances, OfficeRule } from './office.ts';
import type { RefusalCode } from './refusal.ts';

export const templateCommands = {
  /** Adds a template, or changes the one of that id. */
  'template.put': templateRule(z.object({ template: NewTemplate }), (now, { template }) => {
    const known = now.templates().get(template.id);
    const code = known && othersRefusal(now, known);
    if (code) return { refusal: { code } };
    const { madeBy, madeAt } = known ?? { madeBy: now.asker, madeAt: now.at };
    return { changes: [], templates: [{ put: { ...template, madeBy, madeAt } }] };
  }),
  'template.drop': templateRule(z.object({ template: TemplateId }), (now, { template }) => {
    const known = now.templates().get(template);
    if (!known) return { refusal: { code: 'unknown-template' } };
    const code = othersRefusal(now, known);
    return code ? { refusal: { code } } : { changes: [], templates: [{ drop: template }] };
  }),
} as const;

function templateRule<I extends z.ZodType>(input: I, outcome: OfficeRule<I>['outcome']): OfficeRule<I> {
  return {
    about: 'office',
    input,
    patience: null,
    refusal: ({ asker, directory }) => (directory.people.has(asker) ? null : 'unknown-person'),
    outcome,
  };
}

/** Why the asker may not change this template of the office. */
export function othersRefusal(
  { asker, directory }: Pick<OfficeCircumstances, 'asker' | 'directory'>,
  { madeBy }: Pick<MeetingTemplate, 'madeBy'>,
): RefusalCode | null {
  return madeBy === asker || hasDuty(directory.people.get(asker), 'administrator')
    ? null
    : 'template-of-other';
}
