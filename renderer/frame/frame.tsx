/** What stands around every screen of a signed-in person: the bar above, notices, and the screen itself. */
import { Anchor } from '@mantine/core';
import { Link, Outlet, useMatches } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Mark } from '#renderer/ui/mark.tsx';
import { BarSlotProvider, BarSlotTarget, useBarTaken } from './bar-slot.tsx';
import classes from './frame.module.css';
import { Nav } from './nav.tsx';
import { Notices } from './notices.tsx';
import { PersonMenu } from './person-menu.tsx';
import { StatusPill } from './status-pill.tsx';
import { StorageBanner } from './storage-banner.tsx';

export function Frame() {
  const { t } = useTranslation('frame');
  const frameless = useMatches().some(({ staticData }) => staticData.frameless === true);
  if (frameless) return <Outlet />;
  return (
    <BarSlotProvider>
      <div className={classes.frame}>
        <Anchor href="#main" className={classes.skip} onClick={focusMain}>
          {t('skip')}
        </Anchor>
        <Bar />
        <StorageBanner />
        <div className={classes.below}>
          <Nav />
          <main id="main" className={classes.main} tabIndex={-1}>
            <Outlet />
          </main>
        </div>
        <Notices />
      </div>
    </BarSlotProvider>
  );
}

function Bar() {
  const { t } = useTranslation(['frame', 'common']);
  return (
    <header className={classes.bar} data-taken={useBarTaken() || undefined}>
      <Link to="/" className={classes.brand} aria-label={`${t('common:product')}: ${t('meetings')}`}>
        <Mark size={34} />
        <span className={classes.name}>{t('common:product')}</span>
      </Link>
      <BarSlotTarget className={classes.slot} />
      <StatusPill />
      <PersonMenu />
    </header>
  );
}

/** The address after `#` is the router's, so the link moves the focus itself. */
function focusMain(event: React.MouseEvent) {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
