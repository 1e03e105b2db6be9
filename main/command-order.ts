/** In what order a machine's commands and documents reach the server: what a command speaks of goes before it. */
import { z } from 'zod';
import { type Command, type CommandName, commands } from '#domain/commands.ts';
import type { DocumentName } from '#domain/documents.ts';
import { GroupId, ItemId, MeetingId, PollId } from '#domain/ids.ts';
import type { About } from './store/outbox.ts';

/** What nobody writes any more once the command is done: all that was written before goes first. */
const fixes: { readonly [N in CommandName]?: readonly ('minutes' | 'minutesAnnexes' | 'noticeAnnexes')[] } = {
  'minutes.submit': ['minutes', 'minutesAnnexes'],
  'conclusion.issue': ['noticeAnnexes'],
};

const Spoken = z.object({
  meeting: MeetingId.optional(),
  poll: PollId.optional(),
  group: GroupId.optional(),
  item: ItemId.optional(),
});

function spokenOf(input: unknown): z.infer<typeof Spoken> {
  return Spoken.safeParse(input).data ?? {};
}

/** The meeting or poll whose commands keep their order. */
export function aboutOf(input: unknown): About | null {
  const { meeting, poll } = spokenOf(input);
  return meeting ?? poll ?? null;
}

export function isCreation(name: CommandName): boolean {
  return name === 'meeting.create' || name === 'poll.create';
}

/** Documents of which the server has every word before the command goes: what is convened, sent or submitted is what its asker sees. */
export function documentsBefore({ name, input }: Pick<Command, 'name' | 'input'>): DocumentName[] {
  if (isCreation(name)) return [];
  const { meeting, poll, group, item } = spokenOf(input);
  if (!meeting) return poll ? [{ kind: 'question', poll }] : [];
  const documents: DocumentName[] = [{ kind: 'plan', meeting }];
  if (group) documents.push({ kind: 'restricted', meeting, group });
  if (item && commands[name].about === 'preparation') documents.push({ kind: 'preparation', meeting, item });
  for (const kind of fixes[name] ?? []) documents.push({ kind, meeting });
  return documents;
}
