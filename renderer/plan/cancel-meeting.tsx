import { useTranslation } from 'react-i18next';
import { useAsk } from '#renderer/data/commands.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { ReasonDialog } from '#renderer/ui/reason-dialog.tsx';

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
  return (
    <ReasonDialog
      opened={opened}
      close={close}
      title={t('cancelMeeting.title')}
      text={t('cancelMeeting.text')}
      label={t('cancelMeeting.reason')}
      confirm={t('cancelMeeting.confirm')}
      danger
      asking={asking}
      submit={(reason) => ask('meeting.cancel', { meeting: meeting.id, reason })}
    />
  );
}
