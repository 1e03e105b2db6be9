/**
 * Mẫu cuộc họp: what a meeting is usually made of, kept to make others from: kind, place, people, agenda and rules, without
 * times, papers and restricted items. A person's own are in `person/{id}/templates`, the office's in `office/templates`.
 */
import type * as Y from 'yjs';
import { z } from 'zod';
import { type ItemId, PersonId, TemplateId, Timestamp } from '../ids.ts';
import type { Directory } from '../people/directory.ts';
import { readRecords } from '../records.ts';
import { InvitedUnit } from './assignment.ts';
import { AttendanceRules } from './attendance.ts';
import type { Floor } from './floor.ts';
import {
  AgendaItem,
  addItem,
  Invitee,
  invite,
  inviteUnit,
  type Plan,
  PlanDetails,
  setDetails,
} from './plan.ts';
import { SpeakingRules } from './speech.ts';

export const TemplateName = z.string().trim().min(1).max(200);

/** As somebody writes it; the server adds by whom and when. */
export const NewTemplate = z.object({
  id: TemplateId,
  name: TemplateName,
  details: PlanDetails.pick({ title: true, type: true, kind: true, place: true, room: true }),
  chair: PersonId.nullable(),
  secretaries: z.array(PersonId).max(50),
  invitees: z.array(Invitee).max(1000),
  units: z.array(InvitedUnit).max(500),
  items: z.array(AgendaItem.pick({ title: true, presenter: true, minutes: true, guests: true })).max(500),
  speakingRules: SpeakingRules,
  attendanceRules: AttendanceRules,
});
export type NewTemplate = z.infer<typeof NewTemplate>;

export const MeetingTemplate = NewTemplate.extend({ madeBy: PersonId, madeAt: Timestamp });
export type MeetingTemplate = z.infer<typeof MeetingTemplate>;

export type Templates = Map<TemplateId, MeetingTemplate>;

const templatesOf = (doc: Y.Doc) => doc.getMap('templates');

export function readTemplates(doc: Y.Doc): Templates {
  return readRecords(templatesOf(doc), MeetingTemplate);
}

export type TemplateChange = { put: MeetingTemplate } | { drop: TemplateId };

export function changeTemplate(doc: Y.Doc, change: TemplateChange): void {
  if ('put' in change) templatesOf(doc).set(change.put.id, change.put);
  else templatesOf(doc).delete(change.drop);
}

/** @param plan the common one: what a group alone reads stays in its meeting */
export function templateOf(
  plan: Plan,
  floor: Pick<Floor, 'members' | 'speakingRules' | 'attendanceRules'>,
  { id, name }: Pick<NewTemplate, 'id' | 'name'>,
): NewTemplate {
  const members = [...floor.members.values()];
  const { title, type, kind, place, room } = plan.details;
  return {
    id,
    name,
    details: { title, type, kind, place, room },
    chair: members.find(({ role }) => role === 'chair')?.id ?? null,
    secretaries: members.filter(({ role }) => role === 'secretary').map((member) => member.id),
    invitees: [...plan.invitees.values()],
    units: [...plan.units.values()],
    items: plan.items.map(({ title: itemTitle, presenter, minutes, guests }) => ({
      title: itemTitle,
      presenter,
      minutes,
      ...(guests && guests.length > 0 ? { guests } : {}),
    })),
    speakingRules: floor.speakingRules,
    attendanceRules: floor.attendanceRules,
  };
}

/** Without people and units that the directory does not have any more. */
export function stillThere(
  template: NewTemplate,
  { people, units }: Pick<Directory, 'people' | 'units'>,
): NewTemplate {
  return {
    ...template,
    chair: template.chair !== null && people.has(template.chair) ? template.chair : null,
    secretaries: template.secretaries.filter((id) => people.has(id)),
    invitees: template.invitees.filter(({ id }) => people.has(id)),
    units: template.units.filter(({ id }) => units.has(id)),
  };
}

/** Writes into an empty plan what a template has. @param newId makes the id of each item */
export function writeFromTemplate(
  doc: Y.Doc,
  { details, invitees, units, items }: NewTemplate,
  newId: () => ItemId,
): void {
  doc.transact(() => {
    setDetails(doc, details);
    for (const { id, role } of invitees) invite(doc, [id], role);
    for (const unit of units) inviteUnit(doc, unit);
    for (const item of items) addItem(doc, { id: newId(), ...item });
  });
}
