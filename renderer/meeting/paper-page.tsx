/** One paper, filling the screen; the bar says where one is and leads to the papers before and after. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconDoorEnter, IconFileOff } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperId } from '#domain/ids.ts';
import { isRunning } from '#domain/meeting/phase.ts';
import { InBar } from '#renderer/frame/bar-slot.tsx';
import { BarTitle } from '#renderer/frame/bar-title.tsx';
import type { PackWays } from '#renderer/pack/pack-place.tsx';
import { Reader } from '#renderer/paper/reader.tsx';
import { PresenceOf } from '#renderer/presence/presence-context.tsx';
import { ReadersHere } from '#renderer/presence/readers-here.tsx';
import { useReadReceipt } from '#renderer/reading/use-read-receipt.ts';
import { LinkButton, LinkIcon } from '#renderer/ui/links.tsx';
import { Nothing } from '#renderer/ui/nothing.tsx';
import { useTitle } from '#renderer/ui/use-title.ts';
import { MeetingLoading, NotYours } from './meeting-page.tsx';
import classes from './paper-page.module.css';
import { papersInOrder } from './papers-in-order.ts';
import { ToAgenda } from './to-agenda.tsx';
import { type Meeting, useMeeting } from './use-meeting.ts';

const route = getRouteApi('/meetings/$meeting/papers/$paper');

export function PaperPage() {
  const { t } = useTranslation('meeting');
  const params = route.useParams();
  const meeting = useMeeting(params.meeting);
  const paper = meeting.plan.papers.find((each) => each.id === params.paper);
  const { page, changes } = route.useSearch();
  const goTo = useMemo(() => (page === undefined ? undefined : { page, nonce: page }), [page]);
  const navigate = route.useNavigate();
  const packWays: PackWays = {
    open: (at) =>
      void navigate({
        to: '/meetings/$meeting/papers/$paper',
        params: { meeting: params.meeting, paper: at.paper },
        search: { page: at.page },
      }),
  };
  const reads = useReadReceipt(meeting, paper);
  useTitle(paper?.title);
  if (meeting.state === 'refused') return <NotYours />;
  if (meeting.state === 'opening') return <MeetingLoading />;
  return (
    <div className={classes.page}>
      <InBar>
        <PaperBar meeting={meeting} paper={params.paper} />
      </InBar>
      {paper ? (
        <PresenceOf meeting={meeting.id}>
          <Reader
            key={paper.id}
            meeting={meeting.id}
            paper={paper.id}
            goTo={goTo}
            onPage={reads}
            packWays={packWays}
            changesFirst={changes ?? false}
            toolbarExtra={meeting.role !== 'guest' && <ReadersHere />}
          />
        </PresenceOf>
      ) : (
        <Nothing
          icon={<IconFileOff size={40} stroke={1.5} />}
          title={t('paperGone.title')}
          text={t('paperGone.text')}
        />
      )}
    </div>
  );
}

function PaperBar({ meeting, paper }: { meeting: Meeting; paper: PaperId }) {
  const { t } = useTranslation(['meeting', 'meetings']);
  const papers = papersInOrder(meeting.plan);
  const index = papers.findIndex((each) => each.id === paper);
  return (
    <>
      <ToAgenda meeting={meeting.id} />
      <BarTitle title={papers[index]?.title} below={meeting.plan.details.title || t('meetings:untitled')} />
      {isRunning(meeting.floor.phase) && (
        <LinkButton
          to="/meetings/$meeting/room"
          params={{ meeting: meeting.id }}
          color="seal"
          className={classes.enter ?? ''}
          leftSection={<IconDoorEnter size={20} stroke={1.75} />}
        >
          {t('enter')}
        </LinkButton>
      )}
      <Neighbour
        meeting={meeting}
        paper={papers[index - 1]?.id}
        label={t('previousPaper')}
        icon={<IconChevronLeft size={22} />}
      />
      <Neighbour
        meeting={meeting}
        paper={papers[index + 1]?.id}
        label={t('nextPaper')}
        icon={<IconChevronRight size={22} />}
      />
    </>
  );
}

function Neighbour({
  meeting,
  paper,
  label,
  icon,
}: {
  meeting: Meeting;
  paper: PaperId | undefined;
  label: string;
  icon: React.ReactNode;
}) {
  if (paper === undefined) {
    return (
      <ActionIcon aria-label={label} disabled>
        {icon}
      </ActionIcon>
    );
  }
  return (
    <Tooltip label={label}>
      <LinkIcon
        to="/meetings/$meeting/papers/$paper"
        params={{ meeting: meeting.id, paper }}
        aria-label={label}
      >
        {icon}
      </LinkIcon>
    </Tooltip>
  );
}
