/** Where the open folder is, from the top down: each step is a way back. */
import { IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ItemId } from '#domain/ids.ts';
import { pathTo, type Shelf, shelfTop } from '#domain/people/shelf.ts';
import classes from './shelf.module.css';

export function FolderPath({ shelf, folder }: { shelf: Shelf; folder: ItemId }) {
  const { t } = useTranslation('shelf');
  const steps = [{ id: shelfTop, name: t('top') }, ...pathTo(shelf, folder)];
  return (
    <nav aria-label={t('path')} className={classes.path}>
      {steps.map(({ id, name }, index) => (
        <span key={id} className={classes.step}>
          {index > 0 && <IconChevronRight size={18} aria-hidden />}
          {id === folder ? (
            <span aria-current="page" className={classes.here}>
              {name}
            </span>
          ) : (
            <Link to="/shelf" search={{ folder: id, query: '' }} className={classes.stepLink}>
              {name}
            </Link>
          )}
        </span>
      ))}
    </nav>
  );
}
