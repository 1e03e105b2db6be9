/** Making a meeting like another one: its copy, or the next of the series. Without a network it is written on this machine. */
import { notifications } from '@mantine/notifications';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import { ItemId, MeetingId } from '#domain/ids.ts';
import { copyPlan, type Step } from '#domain/meeting/series.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { documents, type OpenDocument } from '#renderer/data/documents.ts';
import { useMe } from '#renderer/data/session.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { appointed } from '#renderer/plan/appointment.ts';

export function useCopyMeeting(meeting: Meeting): { copy: (step: Step) => Promise<void>; copying: boolean } {
  const { t } = useTranslation('before');
  const { person } = useMe();
  const { ask } = useAsk();
  const navigate = useNavigate();
  const [copying, setCopying] = useState(false);

  async function make(step: Step): Promise<void> {
    const id = MeetingId.parse(v7());
    const outcome = await ask('meeting.create', { meeting: id });
    if (outcome !== 'done' && outcome !== 'waiting') return;
    const plan = documents.acquire({ kind: 'plan', meeting: id });
    try {
      await writable(plan);
      copyPlan(meeting.commonPlan, plan.doc, step, () => ItemId.parse(v7()));
    } finally {
      plan.release();
    }
    const { chair, secretaries } = appointed(meeting.floor, person);
    const own = chair === person ? [] : [person];
    await ask('meeting.appoint', {
      meeting: id,
      chair,
      secretaries: [...new Set([...secretaries, ...own])],
    });
    notifications.show({ title: t('more.made'), message: t('more.madeText'), color: 'leaf' });
    await navigate({ to: '/meetings/$meeting/plan', params: { meeting: id } });
  }

  return {
    copying,
    copy: async (step) => {
      setCopying(true);
      try {
        await make(step);
      } finally {
        setCopying(false);
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
