/** Tells the server that a paper everyone is asked to read was read: to its last page, or for long enough. */
import { useCallback, useEffect } from 'react';
import { commands } from '#domain/commands.ts';
import type { Paper } from '#domain/meeting/plan.ts';
import { readStateOf } from '#domain/meeting/read.ts';
import { ask } from '#renderer/data/commands.ts';
import { useMe } from '#renderer/data/session.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { useOwnReadings } from './use-own-readings.ts';

/** Whoever has had a paper before their eyes for so long has read it as well as anybody can tell. */
const LONG_ENOUGH_MS = 120_000;

/** @returns to be told each page that is read */
export function useReadReceipt(meeting: Meeting, paper: Paper | undefined): (page: number) => void {
  const { person } = useMe();
  const { id, waiting, circumstances } = meeting;
  const readings = useOwnReadings(id);
  const isOwed =
    paper?.mustRead === true &&
    // The plan that the server looks the paper up in is the common one.
    !meeting.groupOf(paper.item) &&
    commands['paper.markRead'].refusal(circumstances) === null &&
    readStateOf(readings, person, paper) !== 'read' &&
    !waiting.some(({ name, input }) => name === 'paper.markRead' && isAbout(input, paper.file.sha256));
  const sha256 = isOwed ? paper.file.sha256 : undefined;
  const paperId = paper?.id;
  const pages = paper?.file.pages ?? null;
  const tell = useCallback(() => {
    // It waits in the outbox without a network, and fails for no reason that the reader could do anything about.
    if (sha256 && paperId)
      void ask('paper.markRead', { meeting: id, paper: paperId, sha256 }).catch(() => {});
  }, [id, paperId, sha256]);
  useEffect(() => {
    if (!sha256) return;
    const timer = setTimeout(tell, LONG_ENOUGH_MS);
    return () => clearTimeout(timer);
  }, [sha256, tell]);
  return useCallback(
    (page) => {
      if (pages !== null && page >= pages) tell();
    },
    [pages, tell],
  );
}

function isAbout(input: unknown, sha256: string): boolean {
  return typeof input === 'object' && input !== null && 'sha256' in input && input.sha256 === sha256;
}
