import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ChangePart, PageChange } from '#domain/paper/text-changes.ts';
import classes from './versions.module.css';

/** The words of one page around its changes. */
export function ChangedPage({ change }: { change: PageChange }) {
  return (
    <p className={classes.text}>
      {change.parts.map((part, index) => (
        <Part key={index} part={part} />
      ))}
    </p>
  );
}

function Part({ part: { kind, text, oldPage } }: { part: ChangePart }) {
  const { t } = useTranslation('pack');
  switch (kind) {
    case 'same':
      return <span>{text} </span>;
    case 'added':
      return (
        <>
          <ins className={classes.added}>
            <VisuallyHidden>{t('changes.added')}: </VisuallyHidden>
            {text}
          </ins>{' '}
        </>
      );
    case 'removed':
      return (
        <>
          <del className={classes.removed}>
            <VisuallyHidden>{t('changes.removed')}: </VisuallyHidden>
            {text}
          </del>{' '}
        </>
      );
    case 'moved':
      return (
        <span className={classes.moved}>
          <em>{t('changes.movedFrom', { page: oldPage ?? '' })}:</em> {beginning(text)}{' '}
        </span>
      );
  }
}

/** A passage that moved is known already: enough of it to recognise it. */
function beginning(text: string): string {
  const words = text.split(' ');
  return words.length > 16 ? `${words.slice(0, 14).join(' ')} …` : text;
}
