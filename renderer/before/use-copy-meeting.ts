/** Making a meeting like another one: its copy, or the next of the series. */
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import { ItemId } from '#domain/ids.ts';
import { copyPlan, type Step } from '#domain/meeting/series.ts';
import { useMe } from '#renderer/data/session.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { useMakeMeeting } from '#renderer/meetings/use-make-meeting.ts';
import { appointed } from '#renderer/plan/appointment.ts';

export function useCopyMeeting(meeting: Meeting): { copy: (step: Step) => Promise<void>; copying: boolean } {
  const { t } = useTranslation('before');
  const { person } = useMe();
  const { make, making } = useMakeMeeting();
  return {
    copying: making,
    async copy(step) {
      const made = await make({
        write: (plan) => copyPlan(meeting.commonPlan, plan, step, () => ItemId.parse(v7())),
        ...appointed(meeting.floor, person),
      });
      if (made) notifications.show({ title: t('more.made'), message: t('more.madeText'), color: 'leaf' });
    },
  };
}
