import { useTranslation } from 'react-i18next';
import type { Phase } from '#domain/meeting/phase.ts';
import { useAsk } from '#renderer/data/commands.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { ReasonDialog } from '#renderer/ui/reason-dialog.tsx';

/** Of a draft, which nobody was asked to yet, it is said in other words. */
export function wordsOfCancelling(phase: Phase): 'cancelDraft' | 'cancelMeeting' {
  return phase === 'draft' ? 'cancelDraft' : 'cancelMeeting';
}

/** Calls a meeting off, with the reason that everyone will read. */
export function CancelMeeting({
  meeting,
  opened,
  close,
}: {
  meeting: Meeting;
  opened: boolean;
  close: () => void;
}) {
  const { t } = useTranslation('plan');
  const { ask, asking } = useAsk();
  const said = wordsOfCancelling(meeting.floor.phase);
  return (
    <ReasonDialog
      opened={opened}
      close={close}
      title={t(`${said}.title`)}
      text={t(`${said}.text`)}
      label={t(`${said}.reason`)}
      confirm={t(`${said}.confirm`)}
      danger
      // A draft is its writers' own affair.
      optional={said === 'cancelDraft'}
      asking={asking}
      submit={(reason) => ask('meeting.cancel', { meeting: meeting.id, reason })}
    />
  );
}
