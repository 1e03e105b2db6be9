import { Button, Progress, Text, Tooltip } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCloudDownload,
  IconCloudUp,
  IconReload,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PaperState } from '#contract';
import type { MeetingId } from '#domain/ids.ts';
import { rpc } from '#renderer/data/rpc.ts';
import { percentOf } from '#renderer/ui/sizes.ts';
import classes from './meeting.module.css';

/** Where a paper's bytes are, and how far they have come. */
export function PaperProgress({
  meeting,
  state,
  mayUpload,
}: {
  meeting: MeetingId;
  state: PaperState | undefined;
  /** Organisers are told whether the paper has reached the server. */
  mayUpload: boolean;
}) {
  const { t } = useTranslation(['meeting', 'errors']);
  if (!state) return null;
  const { transfer } = state;
  if (transfer?.failure) {
    return (
      <>
        <span className={classes.rest}>
          <IconAlertTriangle size={18} aria-hidden className={classes.bad} />{' '}
          {t(`paper.failed.${transfer.direction}`)}
        </span>
        <Tooltip label={t(`errors:call.${transfer.failure}`)}>
          <Button
            variant="default"
            className={classes.retry}
            leftSection={<IconReload size={18} />}
            onClick={() => void rpc.papers.retry({ meeting, sha256: state.sha256 })}
          >
            {t('paper.retry')}
          </Button>
        </Tooltip>
      </>
    );
  }
  if (transfer) {
    const percent = percentOf(transfer.done, transfer.total);
    const label = t(`paper.${transfer.direction}`, { percent });
    return (
      <div className={classes.transfer}>
        <Text size="xs">{label}</Text>
        <Progress value={percent} aria-label={label} />
      </div>
    );
  }
  return <AtRest state={state} mayUpload={mayUpload} />;
}

function AtRest({ state, mayUpload }: { state: PaperState; mayUpload: boolean }) {
  const { t } = useTranslation('meeting');
  if (!state.here) {
    return (
      <span className={classes.rest}>
        <IconCloudDownload size={18} aria-hidden /> {t('paper.away')}
      </span>
    );
  }
  if (mayUpload && !state.onServer) {
    return (
      <span className={classes.rest}>
        <IconCloudUp size={18} aria-hidden /> {t('paper.waitingUp')}
      </span>
    );
  }
  return (
    <span className={classes.rest}>
      <IconCircleCheck size={18} aria-hidden className={classes.good} />{' '}
      {mayUpload ? t('paper.onServer') : t('paper.here')}
    </span>
  );
}
