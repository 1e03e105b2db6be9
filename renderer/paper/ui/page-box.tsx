import { TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BarButton } from './bar-button.tsx';
import classes from './reader.module.css';
import { useReader, useViewPart } from './reader-context.ts';

/** The page being read, of how many; a number typed here goes there. */
export function PageBox() {
  const { t } = useTranslation('paper');
  const session = useReader();
  const page = useViewPart('page');
  const { pages } = session.document;
  const [typed, setTyped] = useState<string>();
  const go = () => {
    const wanted = Number(typed);
    if (Number.isInteger(wanted) && wanted >= 1) session.jump(Math.min(wanted, pages));
    setTyped(undefined);
  };
  return (
    <div className={classes.group}>
      <BarButton
        icon={IconChevronUp}
        label={t('pages.previous')}
        disabled={page <= 1}
        onClick={() => session.viewport.goTo(page - 1)}
      />
      <TextInput
        className={classes.pageBox ?? ''}
        aria-label={t('pages.box', { page, pages })}
        inputMode="numeric"
        value={typed ?? page}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setTyped(event.currentTarget.value.replace(/\D/g, ''))}
        onBlur={() => setTyped(undefined)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Enter') {
            go();
            event.currentTarget.blur();
          }
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      <span className={classes.ofPages}>/ {pages}</span>
      <BarButton
        icon={IconChevronDown}
        label={t('pages.next')}
        disabled={page >= pages}
        onClick={() => session.viewport.goTo(page + 1)}
      />
    </div>
  );
}
