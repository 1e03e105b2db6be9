import { TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pageMeant } from '../engine/labels.ts';
import { focusPages } from '../input/focus-pages.ts';
import { BarButton } from './bar-button.tsx';
import classes from './reader.module.css';
import { useReader, useViewPart } from './reader-context.ts';
import { useLabels } from './use-labels.ts';

/** The page being read, of how many; a number or the paper's own label typed here goes there. */
export function PageBox() {
  const { t } = useTranslation('paper');
  const session = useReader();
  const page = useViewPart('page');
  const { pages } = session.document;
  const [typed, setTyped] = useState<string>();
  const labels = useLabels();
  const label = labels?.[page - 1] ?? String(page);
  const go = () => {
    const wanted = pageMeant(typed ?? '', pages, labels);
    if (wanted !== undefined) session.jump(wanted);
    setTyped(undefined);
  };
  return (
    <div className={classes.group}>
      <BarButton
        icon={IconChevronUp}
        label={t('pages.previous')}
        disabled={page <= 1}
        onClick={() => session.viewport.turnPage(-1)}
      />
      <TextInput
        className={classes.pageBox ?? ''}
        aria-label={t(labels ? 'pages.labelledBox' : 'pages.box', { page, pages, label })}
        data-page-box
        inputMode={labels ? 'text' : 'numeric'}
        value={typed ?? label}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) =>
          setTyped(labels ? event.currentTarget.value : event.currentTarget.value.replace(/\D/g, ''))
        }
        onBlur={() => setTyped(undefined)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Enter') {
            go();
            focusPages(event.currentTarget);
          }
          if (event.key === 'Escape') focusPages(event.currentTarget);
        }}
      />
      <span className={classes.ofPages}>{labels ? `${page} / ${pages}` : `/ ${pages}`}</span>
      <BarButton
        icon={IconChevronDown}
        label={t('pages.next')}
        disabled={page >= pages}
        onClick={() => session.viewport.turnPage(1)}
      />
    </div>
  );
}
