import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDarkPages } from '../ui/dark-pages.ts';
import pages from '../ui/pages.module.css';
import classes from '../ui/reader.module.css';
import type { LastLook } from './last-looks.ts';

/** In the place of a paper that is being opened: the page one left, where it stood. */
export function LastLookShown({ look }: { look: LastLook }) {
  const { t } = useTranslation('paper');
  const [dark] = useDarkPages();
  return (
    <div className={classes.lastLook} data-dark-pages={dark} data-last-look>
      <VisuallyHidden role="status">{t('opening')}</VisuallyHidden>
      <div className={pages.pane} style={{ inset: 'auto', ...look.pane, overflow: 'hidden' }}>
        <div className={pages.page} style={look.page}>
          <img className={pages.paper} src={look.url} alt="" width="100%" height="100%" />
        </div>
      </div>
    </div>
  );
}
