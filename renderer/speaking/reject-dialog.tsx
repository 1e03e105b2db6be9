/** Not calling somebody, with a reason that they are told. */
import { useTranslation } from 'react-i18next';
import type { Speech } from '#domain/meeting/speech.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { usePeople } from '#renderer/data/people.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { ReasonDialog } from '#renderer/ui/reason-dialog.tsx';

export function RejectDialog({
  meeting,
  speech,
  opened,
  close,
}: {
  meeting: Meeting;
  speech: Speech;
  opened: boolean;
  close: () => void;
}) {
  const { t } = useTranslation('speaking');
  const { nameOf } = usePeople();
  const { ask, asking } = useAsk();
  return (
    <ReasonDialog
      opened={opened}
      close={close}
      title={t('rejectTitle', { name: nameOf(speech.person) })}
      text={t('rejectText')}
      label={t('reason')}
      confirm={t('reject')}
      danger
      maxLength={500}
      asking={asking}
      submit={(reason) => ask('speaking.reject', { meeting: meeting.id, speech: speech.id, reason })}
    />
  );
}
