/** The conclusion notice: by when it must be issued, as a file, and issuing it. */

import { Alert, Group, Text, Title } from '@mantine/core';
import { IconArchive, IconCircleCheck, IconClock, IconRubberStamp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { conclusionsInOrder } from '#domain/meeting/conclusion.ts';
import type { Paper } from '#domain/meeting/plan.ts';
import { isOrganiser } from '#domain/meeting/roles.ts';
import { formatNumber } from '#domain/office/code.ts';
import { conclusionNotice } from '#domain/office/conclusion-notice.ts';
import type { OfficialDocument } from '#domain/office/document.ts';
import { dayOf, formatDay } from '#domain/office/official-date.ts';
import { signatureLines } from '#domain/office/signing.ts';
import { addWorkingDays, CONCLUSION_NOTICE_DAYS, workingDaysBetween } from '#domain/office/working-days.ts';
import { AnnexList } from '#renderer/annexes/annex-list.tsx';
import { useAnnexes } from '#renderer/annexes/use-annexes.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { type People, usePeople } from '#renderer/data/people.ts';
import { useServerNow } from '#renderer/data/server-clock.ts';
import { CommandButton } from '#renderer/meeting/command-button.tsx';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { IssueDialog } from '#renderer/minutes/dialogs.tsx';
import { DownloadMenu } from '#renderer/minutes/download-menu.tsx';
import { fileName } from '#renderer/minutes/export-minutes.tsx';
import { letterheadFor, partyName } from '#renderer/minutes/use-minutes.ts';
import { confirm } from '#renderer/ui/confirm.tsx';
import { formatMoment } from '#renderer/ui/dates.ts';
import classes from './conclusions.module.css';

export function NoticeCard({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('minutes');
  const people = usePeople();
  const [issuing, setIssuing] = useState(false);
  const { notice, conclusions } = meeting.floor;
  const annexes = useAnnexes(meeting.id, 'notice').value;
  const document = noticeOf(meeting, people, annexes);
  const organises = isOrganiser(meeting.role);
  return (
    <section className={classes.notice} aria-labelledby="notice">
      <Title order={2} id="notice" size="h3">
        {t('notice.title')}
      </Title>
      {notice ? (
        <Alert color="leaf" icon={<IconCircleCheck />}>
          {t('notice.issued', {
            number: formatNumber(notice.number),
            time: formatMoment(notice.at),
          })}
        </Alert>
      ) : (
        <Clock meeting={meeting} />
      )}
      <AnnexList meeting={meeting} of="notice" />
      <Group gap="sm">
        {conclusions.size > 0 && (notice || organises) && (
          <DownloadMenu document={document} name={fileName(t('notice.title'), document)} />
        )}
        {organises && meeting.floor.phase === 'concluded' && <Archive meeting={meeting} />}
        {organises && !notice && (
          <CommandButton
            command="conclusion.issue"
            meeting={meeting}
            leftSection={<IconRubberStamp size={20} stroke={1.75} />}
            onClick={() => setIssuing(true)}
          >
            {t('notice.issue.do')}
          </CommandButton>
        )}
      </Group>
      <IssueDialog
        command="conclusion.issue"
        meeting={meeting}
        opened={issuing}
        close={() => setIssuing(false)}
      />
    </section>
  );
}

/** The end of a meeting's life: everything stays readable, nothing changes any more. */
function Archive({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('minutes');
  const { ask, asking } = useAsk();
  return (
    <CommandButton
      command="meeting.archive"
      meeting={meeting}
      variant="light"
      loading={asking}
      leftSection={<IconArchive size={20} stroke={1.75} />}
      onClick={() =>
        confirm({
          title: t('archive.title'),
          text: t('archive.text'),
          confirm: t('archive.do'),
          onConfirm: () => void ask('meeting.archive', { meeting: meeting.id }),
        })
      }
    >
      {t('archive.do')}
    </CommandButton>
  );
}

function Clock({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('minutes');
  const now = useServerNow();
  const { endedAt } = meeting.floor;
  if (endedAt === null) return <Text c="var(--text-quiet)">{t('notice.afterEnd')}</Text>;
  const last = addWorkingDays(dayOf(endedAt), CONCLUSION_NOTICE_DAYS);
  const left = workingDaysBetween(dayOf(now), last);
  return (
    <Alert color={left < 0 ? 'seal' : left <= 1 ? 'gold' : 'gray'} icon={<IconClock />}>
      {t('notice.clock', { date: formatDay(last) })}{' '}
      <strong>
        {left < 0 ? t('notice.late') : left === 0 ? t('notice.today') : t('notice.left', { count: left })}
      </strong>
    </Alert>
  );
}

function noticeOf(meeting: Meeting, people: People, annexes: readonly Paper[]): OfficialDocument {
  const { commonPlan: plan, floor } = meeting;
  const letterhead = letterheadFor(meeting, people);
  const chair = [...floor.members.values()].find(({ role }) => role === 'chair')?.id;
  const name = chair ? people.nameOf(chair) : '';
  const title = chair ? people.titleOf(chair) : '';
  const items = new Map(plan.items.map((item) => [item.id, item.title]));
  return conclusionNotice({
    letterhead,
    number: floor.notice?.number ?? null,
    date: floor.notice?.at ?? null,
    title: plan.details.title,
    chair: [`đồng chí ${name}`, title].filter(Boolean).join(', '),
    heldAt: floor.startedAt,
    place: plan.details.place,
    attended: '',
    conclusions: conclusionsInOrder(floor.conclusions).map(({ item, text, lead, coWorkers, dueDate }) => ({
      item: (item && items.get(item)) ?? '',
      text,
      lead: lead ? partyName(lead, people) : '',
      coWorkers: coWorkers.map((each) => partyName(each, people)),
      dueDate,
    })),
    annexes,
    signature: { capacity: signatureLines(title, letterhead.issuer), name },
    recipients: ['Như trên'],
  });
}
