/** The signed sheet of one answer, looked at as soon as it is on this machine. */
import { useEffect, useState } from 'react';
import type { CallErrorCode, SheetCheck } from '#contract';
import type { PersonId, PollId } from '#domain/ids.ts';
import type { Reply } from '#domain/poll/reply.ts';
import { readSheet, type SheetVerdict, sheetVerdictOf } from '#domain/poll/sheet.ts';
import { failureOf } from '#renderer/data/failures.ts';
import { rpc } from '#renderer/data/rpc.ts';
import { useDocument } from '#renderer/data/use-document.ts';

export type SheetLook =
  /** On its way from the server, or being checked. */
  | { state: 'coming' }
  | { state: 'checking' }
  | { state: 'failed'; code: CallErrorCode }
  | { state: 'checked'; check: SheetCheck; verdict: SheetVerdict };

/** @param answer the one that it must stand for: with another one it is looked at again */
export function useSheet(
  poll: PollId,
  person: PersonId,
  { choice, text, at }: Pick<Reply, 'choice' | 'text' | 'at'>,
): SheetLook {
  const { value: pdf } = useDocument({ kind: 'sheet', poll, person }, readSheet);
  const [look, setLook] = useState<SheetLook>({ state: 'coming' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it is held against is read where it is checked
  useEffect(() => {
    if (!pdf) return setLook({ state: 'coming' });
    let gone = false;
    const tell = (found: SheetLook) => !gone && setLook(found);
    tell({ state: 'checking' });
    rpc.sheets.check({ poll, person }).then(
      (check) => tell({ state: 'checked', check, verdict: sheetVerdictOf(check) }),
      (error: unknown) => tell({ state: 'failed', code: failureOf(error).code }),
    );
    return () => {
      gone = true;
    };
  }, [poll, person, pdf, choice, text, at]);
  return look;
}
