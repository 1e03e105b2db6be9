import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { usePeople } from '#renderer/data/people.ts';
import { authorColour, initialsOf } from '../ui/authors.ts';
import markClasses from '../ui/marks.module.css';
import { useReader } from '../ui/reader-context.ts';
import { useVersion } from '../ui/use-store.ts';
import classes from './mark-list.module.css';

/** Who has marked this paper, each shown or hidden on the pages. */
export function MarkSources() {
  const { t } = useTranslation('paper');
  const { book } = useReader();
  useVersion(book);
  const people = usePeople();
  const sources = book.sources().filter(({ own, count }) => own || count > 0);
  return (
    <section aria-label={t('marks.authors')} className={classes.sources}>
      <Text className={classes.heading}>{t('marks.authors')}</Text>
      <ul className={classes.list}>
        {sources.map(({ layer, author, own, count, shown }) => {
          const name = own ? t(`marks.own.${layer}`) : people.nameOf(author);
          const label = t(shown ? 'marks.hide' : 'marks.show', { name });
          const face = people.nameOf(author);
          return (
            <li key={`${layer}/${author}`} className={classes.source} data-hidden={!shown}>
              <span className={markClasses.face} style={{ background: authorColour(author) }} aria-hidden>
                {initialsOf(face)}
              </span>
              <span className={classes.text}>{name}</span>
              <span className={classes.page}>{count}</span>
              <Tooltip label={label}>
                <ActionIcon
                  color="gray"
                  aria-label={label}
                  aria-pressed={shown}
                  onClick={() => book.setShown(layer, author, !shown)}
                >
                  {shown ? <IconEye size={20} aria-hidden /> : <IconEyeOff size={20} aria-hidden />}
                </ActionIcon>
              </Tooltip>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
