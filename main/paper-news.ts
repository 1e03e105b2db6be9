/** Papers of a meeting that are news to the person, out of the rows on this machine. */
import type { PaperNewsRow } from '#contract';
import type { MeetingId, PersonId, Timestamp } from '#domain/ids.ts';
import { newsOf } from '#domain/paper/opened.ts';
import type { PersonStore } from './person-store.ts';

export interface NewsSources {
  person: PersonId;
  store: Pick<PersonStore, 'meetings' | 'opened'>;
}

/** How many papers the person has not opened as they are now. */
export function countNews({ person, store }: NewsSources, meeting: MeetingId): number {
  const opened = store.opened.of(meeting, 'opened');
  return store.meetings.papersOf(meeting).filter((paper) => newsOf(opened, paper, person) !== null).length;
}

/**
 * Papers that came, or came anew, after the invitations went out, and that the person has neither opened nor put away.
 * @param convenedAt `null`: nobody was invited yet
 */
export function lateNews(
  { person, store }: NewsSources,
  {
    meeting,
    meetingTitle,
    convenedAt,
  }: { meeting: MeetingId; meetingTitle: string; convenedAt: Timestamp | null },
): PaperNewsRow[] {
  if (convenedAt === null) return [];
  const opened = store.opened.of(meeting, 'opened');
  const noticed = store.opened.of(meeting, 'noticed');
  return store.meetings.papersOf(meeting).flatMap((paper) => {
    const { id, title, file, addedAt } = paper;
    const news = newsOf(opened, paper, person);
    if (news === null || addedAt <= convenedAt || noticed.get(id)?.sha256 === file.sha256) return [];
    return [{ meeting, meetingTitle, paper: id, title, sha256: file.sha256, news }];
  });
}
