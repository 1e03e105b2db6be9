/**
 * A text field bound to shared data. What one types shows at once and is written a moment later and on leaving; what
 * others write shows too, but never under one's own typing, and never moves the caret.
 */

import { type ChangeEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { caretAfter } from './caret.ts';

const WRITE_AFTER_MS = 250;

type Field = HTMLInputElement | HTMLTextAreaElement;

export interface SyncedText<F extends Field> {
  ref: React.RefObject<F | null>;
  value: string;
  onChange(event: ChangeEvent<F>): void;
  onBlur(): void;
}

export function useSyncedText<F extends Field>(
  shared: string,
  write: (value: string) => void,
): SyncedText<F> {
  /** What was typed and is not written yet. */
  const [typed, setTyped] = useState<string>();
  const ref = useRef<F>(null);
  const pending = useRef<{ value: string; timer: ReturnType<typeof setTimeout> }>(undefined);
  const writeNow = useRef(write);
  useLayoutEffect(() => {
    writeNow.current = write;
  });

  const flush = useRef(() => {
    if (!pending.current) return;
    const { value, timer } = pending.current;
    clearTimeout(timer);
    pending.current = undefined;
    writeNow.current(value);
    setTyped(undefined);
  });

  // Leaving the screen writes what was typed.
  useEffect(() => {
    const { current } = flush;
    return () => current();
  }, []);

  const value = typed ?? shared;
  useCaretKept(ref, value, typed !== undefined);

  return {
    ref,
    value,
    onChange(event) {
      clearTimeout(pending.current?.timer);
      const next = event.currentTarget.value;
      setTyped(next);
      pending.current = { value: next, timer: setTimeout(() => flush.current(), WRITE_AFTER_MS) };
    },
    onBlur: () => flush.current(),
  };
}

/** A value that changes from outside moves the caret to its end; this puts it back, before anyone sees it. */
function useCaretKept(ref: React.RefObject<Field | null>, value: string, typing: boolean): void {
  const caret = useRef<[number, number]>([0, 0]);
  const shown = useRef(value);
  useEffect(() => {
    const remember = () => {
      const field = ref.current;
      if (field && document.activeElement === field)
        caret.current = [field.selectionStart ?? 0, field.selectionEnd ?? 0];
    };
    document.addEventListener('selectionchange', remember);
    return () => document.removeEventListener('selectionchange', remember);
  }, [ref]);
  useLayoutEffect(() => {
    const before = shown.current;
    shown.current = value;
    const field = ref.current;
    if (before === value || typing || !field || document.activeElement !== field) return;
    const [start, end] = caret.current;
    field.setSelectionRange(caretAfter(before, value, start), caretAfter(before, value, end));
  }, [ref, value, typing]);
}
