/** Making a meeting that begins with a plan: like another one, or from a template. Without a network it is written on this machine. */
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { v7 } from 'uuid';
import type * as Y from 'yjs';
import { MeetingId, type PersonId } from '#domain/ids.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { documents, type OpenDocument } from '#renderer/data/documents.ts';
import { useMe } from '#renderer/data/session.ts';

interface Beginning {
  /** Writes the plan, which is empty. */
  write(plan: Y.Doc): void;
  chair: PersonId | null;
  /** Whoever makes it is one besides, unless they preside. */
  secretaries: readonly PersonId[];
  /** What else is asked for, once it is there. */
  afterwards?(meeting: MeetingId): Promise<unknown>;
}

/** `make` opens the editor of what it made, and tells whether it made anything. */
export function useMakeMeeting(): { make: (beginning: Beginning) => Promise<boolean>; making: boolean } {
  const { person } = useMe();
  const { ask } = useAsk();
  const navigate = useNavigate();
  const [making, setMaking] = useState(false);

  async function begin({ write, chair, secretaries, afterwards }: Beginning): Promise<boolean> {
    const meeting = MeetingId.parse(v7());
    const outcome = await ask('meeting.create', { meeting });
    if (outcome !== 'done' && outcome !== 'waiting') return false;
    const plan = documents.acquire({ kind: 'plan', meeting });
    try {
      await writable(plan);
      write(plan.doc);
    } finally {
      plan.release();
    }
    const own = chair === person ? [] : [person];
    const others = secretaries.filter((id) => id !== chair);
    await ask('meeting.appoint', { meeting, chair, secretaries: [...new Set([...others, ...own])] });
    await afterwards?.(meeting);
    await navigate({ to: '/meetings/$meeting/plan', params: { meeting } });
    return true;
  }

  return {
    making,
    make: async (beginning) => {
      setMaking(true);
      try {
        return await begin(beginning);
      } finally {
        setMaking(false);
      }
    },
  };
}

/** Resolves once the plan may be written. */
function writable(plan: OpenDocument): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (plan.state !== 'open' || !plan.mayWrite) return;
      unsubscribe();
      resolve();
    };
    const unsubscribe = plan.subscribe(look);
    look();
  });
}
