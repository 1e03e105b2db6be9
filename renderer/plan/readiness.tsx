/** What is still missing before the meeting can be convened, and the button that does it. */
import { Alert, Button, List, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconAlertCircle,
  IconArrowRight,
  IconBan,
  IconCheck,
  IconCircleDashed,
  IconCloudUp,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type MissingPart, missingForConvening, missingParts } from '#domain/meeting/convening.ts';
import { mayBecome } from '#domain/meeting/phase.ts';
import { Conflicts } from '#renderer/before/conflicts.tsx';
import { NextStep } from '#renderer/before/next-step.tsx';
import { PostponeButton } from '#renderer/before/postpone-button.tsx';
import { useMe } from '#renderer/data/session.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { usePaperProgress } from '#renderer/meeting/use-paper-progress.ts';
import { LinkButton } from '#renderer/ui/links.tsx';
import { CancelMeeting, wordsOfCancelling } from './cancel-meeting.tsx';
import { membersWithWaiting } from './members-with-waiting.ts';
import classes from './plan.module.css';
import { RosterChangesNotice } from './roster-changes-notice.tsx';

export function Readiness({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('plan');
  const { phase } = meeting.floor;
  const [cancelling, cancel] = useDisclosure();
  const cancellable = mayBecome(phase, 'cancelled');
  const isBeforeConvening = phase === 'rejected' || (phase !== 'convened' && mayBecome(phase, 'convened'));
  return (
    <section className={classes.card} aria-labelledby="ready">
      <Stack gap="sm">
        {isBeforeConvening && <Checklist meeting={meeting} />}
        {phase === 'convened' && <Convened meeting={meeting} />}
        {phase === 'convened' && <RosterChangesNotice meeting={meeting} />}
        <PapersOnServer meeting={meeting} />
        <Conflicts meeting={meeting} />
        <NextStep meeting={meeting} fullWidth />
        <PostponeButton meeting={meeting} />
        {cancellable && (
          <Button
            variant="subtle"
            color="seal"
            leftSection={<IconBan size={20} stroke={1.75} />}
            onClick={cancel.open}
          >
            {t(`${wordsOfCancelling(phase)}.button`)}
          </Button>
        )}
      </Stack>
      <CancelMeeting meeting={meeting} opened={cancelling} close={cancel.close} />
    </section>
  );
}

/** What was done, and where it goes on: this screen has no more steps of its own. */
function Convened({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('plan');
  return (
    <>
      <Title order={2} id="ready" size="h3">
        {t('convened.title')}
      </Title>
      <Text c="var(--text-quiet)">{t('convened.text')}</Text>
      <LinkButton
        to="/meetings/$meeting"
        params={{ meeting: meeting.id }}
        fullWidth
        rightSection={<IconArrowRight size={20} stroke={1.75} />}
      >
        {t('convened.go')}
      </LinkButton>
    </>
  );
}

const onlyWhenMissing: ReadonlySet<MissingPart> = new Set(['endBeforeStart', 'itemTitle']);

function Checklist({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('plan');
  const { person } = useMe();
  const missing = missingForConvening(meeting.plan, membersWithWaiting(meeting, person));
  return (
    <>
      <Title order={2} id="ready" size="h3">
        {t('ready.title')}
      </Title>
      <Text role="status" c={missing.length === 0 ? 'leaf' : 'var(--text-quiet)'}>
        {missing.length === 0 ? t('ready.all') : t('ready.missing', { count: missing.length })}
      </Text>
      <List spacing={6} listStyleType="none" className={classes.checklist}>
        {missingParts
          // Two of them are only worth a line when something is wrong.
          .filter((part) => !onlyWhenMissing.has(part) || missing.includes(part))
          .map((part) => (
            <List.Item key={part} icon={<Tick done={!missing.includes(part)} />}>
              <Text span c={missing.includes(part) ? 'var(--mantine-color-text)' : 'var(--text-quiet)'}>
                {t(`ready.part.${part}`)}
              </Text>
            </List.Item>
          ))}
      </List>
    </>
  );
}

function Tick({ done }: { done: boolean }) {
  return (
    <ThemeIcon size={24} radius="xl" variant="light" color={done ? 'leaf' : 'gray'}>
      {done ? <IconCheck size={16} /> : <IconCircleDashed size={16} />}
    </ThemeIcon>
  );
}

function PapersOnServer({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('plan');
  const progress = usePaperProgress(meeting.id);
  const total = meeting.plan.papers.length;
  const sent = meeting.plan.papers.filter((paper) => progress.get(paper.file.sha256)?.onServer).length;
  if (total === 0 || sent === total) return null;
  const failed = [...progress.values()].some((state) => state.transfer?.failure);
  return (
    <Alert color={failed ? 'red' : 'gold'} icon={failed ? <IconAlertCircle /> : <IconCloudUp />}>
      {t('ready.papersOnServer', { sent, total })}
    </Alert>
  );
}
