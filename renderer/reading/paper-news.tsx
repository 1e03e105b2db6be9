/** Tells of papers that came, or came anew, after the invitations: until they are opened or put away, on any machine. */
import { Notification } from '@mantine/core';
import { IconFileAlert } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PaperNewsRow } from '#contract';
import type { MeetingId } from '#domain/ids.ts';
import { setNoticed } from '#domain/paper/opened.ts';
import { documents } from '#renderer/data/documents.ts';
import { useMeetingsVersion } from '#renderer/data/live.ts';
import { rpc } from '#renderer/data/rpc.ts';
import { useMe } from '#renderer/data/session.ts';
import { LinkButton } from '#renderer/ui/links.tsx';
import classes from './reading.module.css';

/** As many titles as are read at a glance. */
const NAMED = 3;

export function PaperNews() {
  const version = useMeetingsVersion();
  const { data: rows = [] } = useQuery({
    queryKey: ['meetings', 'paper-news', version],
    queryFn: () => rpc.meetings.paperNews(),
    placeholderData: (before) => before,
    staleTime: 0,
  });
  return [...new Set(rows.map(({ meeting }) => meeting))].map((meeting) => (
    <NewsOf key={meeting} meeting={meeting} papers={rows.filter((row) => row.meeting === meeting)} />
  ));
}

function NewsOf({ meeting, papers }: { meeting: MeetingId; papers: readonly PaperNewsRow[] }) {
  const { t } = useTranslation(['preparation', 'common', 'meetings']);
  const { person } = useMe();
  const putAway = () => {
    const notes = documents.acquire({ kind: 'notes', person, meeting });
    const at = Date.now();
    setNoticed(
      notes.doc,
      papers.map(({ paper, sha256 }) => ({ id: paper, sha256, at })),
    );
    notes.release();
  };
  return (
    <Notification
      role="status"
      color="gold"
      withBorder
      icon={<IconFileAlert size={20} />}
      title={t('news.late.title', { title: papers[0]?.meetingTitle || t('meetings:untitled') })}
      closeButtonProps={{ 'aria-label': t('common:dismiss'), size: 44 }}
      onClose={putAway}
    >
      <ul className={classes.news}>
        {papers.slice(0, NAMED).map(({ paper, title, news }) => (
          <li key={paper}>
            <strong>{t(`news.${news}`)}:</strong> {title}
          </li>
        ))}
      </ul>
      {papers.length > NAMED && t('news.late.more', { count: papers.length - NAMED })}
      {/* There each of them bears its badge. */}
      <LinkButton variant="light" mt="xs" to="/meetings/$meeting" params={{ meeting }} onClick={putAway}>
        {t('news.late.see')}
      </LinkButton>
    </Notification>
  );
}
