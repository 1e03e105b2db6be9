import { useTranslation } from 'react-i18next';
import type { Ballot } from '#domain/meeting/ballot.ts';
import { useAsk } from '#renderer/data/commands.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { ReasonDialog } from '#renderer/ui/reason-dialog.tsx';

/** The chair annuls a ballot, with the reason that everyone will read. */
export function AnnulDialog({
  meeting,
  ballot,
  opened,
  close,
}: {
  meeting: Meeting;
  ballot: Ballot;
  opened: boolean;
  close: () => void;
}) {
  const { t } = useTranslation('ballots');
  const { ask, asking } = useAsk();
  return (
    <ReasonDialog
      opened={opened}
      close={close}
      title={t('annul.title')}
      text={t('annul.text', { question: ballot.question })}
      label={t('annul.reason')}
      confirm={t('annul.confirm')}
      danger
      asking={asking}
      submit={(reason) => ask('ballot.annul', { meeting: meeting.id, ballot: ballot.id, reason })}
    />
  );
}
