/** The parts of the office, one link each. */
import {
  IconBuildingCog,
  IconCalendarEvent,
  IconMessageQuestion,
  IconSearch,
  type TablerIcon,
} from '@tabler/icons-react';
import type { LinkProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { hasDuty } from '#domain/people/directory.ts';
import { useDirectory } from '#renderer/data/people.ts';
import { useMe } from '#renderer/data/session.ts';
import { LinkButton } from '#renderer/ui/links.tsx';
import classes from './frame.module.css';

const places = [
  { to: '/', words: 'meetings', icon: IconCalendarEvent },
  { to: '/polls', words: 'polls', icon: IconMessageQuestion },
  { to: '/search', words: 'search', icon: IconSearch },
] as const satisfies readonly {
  to: LinkProps['to'];
  words: string;
  icon: TablerIcon;
}[];

export function Nav() {
  const { t } = useTranslation('frame');
  return (
    <nav aria-label={t('nav')} className={classes.nav}>
      {places.map(({ to, words, icon: Icon }) => (
        <LinkButton
          key={to}
          to={to}
          variant="subtle"
          activeOptions={{ exact: to === '/', includeSearch: false }}
          className={classes.navLink ?? ''}
          leftSection={<Icon size={20} stroke={1.75} />}
        >
          {t(words)}
        </LinkButton>
      ))}
      <OfficeLink />
    </nav>
  );
}

/** Nobody but an administrator has any use for it. */
function OfficeLink() {
  const { t } = useTranslation('frame');
  const { person } = useMe();
  const { people } = useDirectory();
  if (!hasDuty(people.get(person), 'administrator')) return null;
  return (
    <LinkButton
      to="/office"
      variant="subtle"
      className={classes.navLink ?? ''}
      leftSection={<IconBuildingCog size={20} stroke={1.75} />}
    >
      {t('office')}
    </LinkButton>
  );
}
