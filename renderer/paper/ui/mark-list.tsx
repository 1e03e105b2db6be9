import { ActionIcon, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePeople } from '#renderer/data/people.ts';
import type { ShownMark } from '../marks/mark-book.ts';
import { boundsOf } from '../marks/shape.ts';
import type { ReaderSession } from '../reader-session.ts';
import { authorColour, initialsOf } from './authors.ts';
import { wordsOf } from './mark-words.ts';
import markClasses from './marks.module.css';
import classes from './panel.module.css';
import { useReader, useToolPart } from './reader-context.ts';
import { useVersion } from './use-store.ts';

/** Beyond this many a list helps nobody; the pages show them all. */
const mostRows = 400;

/** Who has marked this paper, each shown or hidden, and every mark with the way to it. */
export function MarkList() {
  const { t } = useTranslation('paper');
  const session = useReader();
  const { book, me } = session;
  const version = useVersion(book);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the book says by its version that it changed
  const marks = useMemo(
    () => book.all().filter(({ layer, author }) => book.isShown(layer, author)),
    [book, version],
  );
  const sources = book.sources().filter(({ own, count }) => own || count > 0);
  const people = usePeople();
  return (
    <div className={classes.scroller}>
      <Text className={classes.heading}>{t('marks.authors')}</Text>
      <ul className={classes.list}>
        {sources.map(({ layer, author, own, count, shown }) => {
          const name = own ? t(`marks.own.${layer}`) : people.nameOf(author);
          return (
            <li key={`${layer}/${author}`} className={classes.source} data-hidden={!shown}>
              <Face author={author} name={people.nameOf(author)} />
              <span className={classes.text}>{name}</span>
              <span className={classes.page}>{count}</span>
              <Tooltip label={t(shown ? 'marks.hide' : 'marks.show', { name })}>
                <ActionIcon
                  color="gray"
                  aria-label={t(shown ? 'marks.hide' : 'marks.show', { name })}
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
      <Text className={classes.heading}>{t('marks.all', { count: marks.length })}</Text>
      {marks.length === 0 && <Text className={classes.empty}>{t('marks.none')}</Text>}
      <ul className={classes.list}>
        {marks.slice(0, mostRows).map((each) => (
          <li key={`${each.author}/${each.mark.id}`}>
            <Row shown={each} name={each.author === me ? t('marks.me') : people.nameOf(each.author)} />
          </li>
        ))}
      </ul>
      {marks.length > mostRows && (
        <Text className={classes.empty}>{t('marks.more', { count: marks.length - mostRows })}</Text>
      )}
    </div>
  );
}

function Face({ author, name }: { author: ShownMark['author']; name: string }) {
  return (
    <span className={markClasses.face} style={{ background: authorColour(author) }} aria-hidden>
      {initialsOf(name)}
    </span>
  );
}

function Row({ shown, name }: { shown: ShownMark; name: string }) {
  const { t } = useTranslation('paper');
  const session = useReader();
  const selection = useToolPart('selection');
  const { mark, author, layer } = shown;
  const words = wordsOf(shown);
  return (
    <UnstyledButton
      className={classes.markRow}
      aria-current={(selection?.id === mark.id && selection.author === author) || undefined}
      onClick={() => showMark(session, shown)}
    >
      <span className={classes.stripe} style={{ background: mark.colour }} />
      <span className={classes.text}>
        <span className={classes.kind}>
          {t(`kind.${mark.geometry.kind}`)} · {name} · {t(`layer.${layer}`)}
        </span>
        {words !== '' && <span className={classes.words}>{words}</span>}
      </span>
      <span className={classes.page}>{t('pages.short', { page: mark.page })}</span>
    </UnstyledButton>
  );
}

function showMark(session: ReaderSession, { mark, author }: ShownMark): void {
  const space = session.viewport.spaceOf(mark.page);
  if (!space) return;
  const { left, top, width } = space.rectToView(boundsOf(mark));
  session.tools.set({ tool: 'select', selection: { id: mark.id, author } });
  session.jump(mark.page, { x: left + width / 2, y: top });
}
