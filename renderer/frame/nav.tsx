/** The parts of the office, one link each, at the left edge; screens for reading take its place. */
import {
  IconBuildingCog,
  IconCalendarEvent,
  IconCalendarMonth,
  IconChartBar,
  IconFileUpload,
  IconFolder,
  IconInbox,
  IconMessageQuestion,
  IconSearch,
  type TablerIcon,
} from '@tabler/icons-react';
import { Link, type LinkProps, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { hasDuty } from '#domain/people/directory.ts';
import { useDirectory } from '#renderer/data/people.ts';
import { useMe } from '#renderer/data/session.ts';
import { useOwnPreparations } from '#renderer/preparation/use-preparations.ts';
import { useBarTaken } from './bar-slot.tsx';
import classes from './frame.module.css';

interface PlaceProps {
  to: NonNullable<LinkProps['to']>;
  /** Its name among the frame's words. */
  words:
    | 'shelf'
    | 'meetings'
    | 'desk'
    | 'polls'
    | 'calendar'
    | 'search'
    | 'statistics'
    | 'office'
    | 'preparations';
  icon: TablerIcon;
}

const places = [
  { to: '/', words: 'meetings', icon: IconCalendarEvent },
  { to: '/desk', words: 'desk', icon: IconInbox },
  { to: '/polls', words: 'polls', icon: IconMessageQuestion },
  { to: '/calendar', words: 'calendar', icon: IconCalendarMonth },
  { to: '/shelf', words: 'shelf', icon: IconFolder },
  { to: '/search', words: 'search', icon: IconSearch },
  { to: '/statistics', words: 'statistics', icon: IconChartBar },
] as const satisfies readonly PlaceProps[];

export function Nav() {
  const { t } = useTranslation('frame');
  if (useBarTaken()) return null;
  return (
    <nav aria-label={t('nav')} className={classes.nav}>
      {places.map((place) => (
        <Place key={place.to} {...place} />
      ))}
      <PreparationsLink />
      <OfficeLink />
    </nav>
  );
}

/** For whoever is asked to prepare papers. */
function PreparationsLink() {
  if (useOwnPreparations().length === 0) return null;
  return <Place to="/preparations" words="preparations" icon={IconFileUpload} />;
}

/** Nobody but an administrator has any use for it. */
function OfficeLink() {
  const { person } = useMe();
  const { people } = useDirectory();
  if (!hasDuty(people.get(person), 'administrator')) return null;
  return <Place to="/office" words="office" icon={IconBuildingCog} />;
}

/** What lies under the list of meetings without its address saying so. */
const ofMeetings = ['/meetings/', '/templates'];

function Place({ to, words, icon: Icon }: PlaceProps) {
  const { t } = useTranslation('frame');
  const isWithin = useRouterState({
    select: ({ location }) => to === '/' && ofMeetings.some((each) => location.pathname.startsWith(each)),
  });
  return (
    <Link
      to={to}
      activeOptions={{ exact: to === '/', includeSearch: false }}
      className={classes.navLink}
      data-within={isWithin || undefined}
    >
      <Icon size={24} stroke={1.75} aria-hidden />
      <span>{t(words)}</span>
    </Link>
  );
}
