import { Loader, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconSearch } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hit } from '../engine/find.ts';
import type { ReaderSession } from '../reader-session.ts';
import { BarButton } from './bar-button.tsx';
import classes from './panel.module.css';
import { useFind, useReader } from './reader-context.ts';

/** A pause in typing after which the search begins. */
const typingMs = 250;
const rowHeight = 76;

/** Finding in the open paper, without dấu: how often, where, and in which words. */
export function FindPanel() {
  const { t } = useTranslation('paper');
  const session = useReader();
  const { finder, viewport } = session;
  const find = useFind();
  const [query, setQuery] = useState(find.query);
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  useEffect(() => {
    if (query === finder.state.query) return;
    const timer = setTimeout(() => {
      void finder
        .find(query, viewport.state.page)
        .then(() => showHit(session, finder.state.hits[finder.state.current]));
    }, typingMs);
    return () => clearTimeout(timer);
  }, [query, finder, viewport, session]);

  const step = (direction: 1 | -1) => showHit(session, finder.step(direction));
  return (
    <div className={classes.find}>
      <TextInput
        ref={input}
        aria-label={t('find.label')}
        placeholder={t('find.placeholder')}
        leftSection={<IconSearch size={18} aria-hidden />}
        rightSection={
          find.searching ? <Loader size={16} role="status" aria-label={t('find.searching')} /> : null
        }
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
          event.stopPropagation();
          if (event.key === 'Escape') {
            setQuery('');
            finder.clear();
          }
        }}
      />
      <div className={classes.count}>
        <Text size="sm" c="dimmed" aria-live="polite" style={{ flex: 1 }}>
          <FindCount />
        </Text>
        <BarButton
          icon={IconChevronUp}
          label={t('find.previous')}
          disabled={find.hits.length === 0}
          onClick={() => step(-1)}
        />
        <BarButton
          icon={IconChevronDown}
          label={t('find.next')}
          disabled={find.hits.length === 0}
          onClick={() => step(1)}
        />
      </div>
      <Hits />
    </div>
  );
}

function FindCount() {
  const { t } = useTranslation('paper');
  const { query, hits, current, searching, more, withoutText } = useFind();
  if (query.trim() === '') return t('find.hint');
  if (hits.length > 0) return t(more ? 'find.countMore' : 'find.count', { at: current + 1, of: hits.length });
  if (searching) return t('find.searching');
  return t(withoutText ? 'find.scan' : 'find.none');
}

function Hits() {
  const { t } = useTranslation('paper');
  const session = useReader();
  const { hits, current } = useFind();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: hits.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });
  useEffect(() => {
    if (current >= 0) rows.scrollToIndex(current, { align: 'auto' });
  }, [rows, current]);
  return (
    <div ref={scroller} className={classes.scroller}>
      <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const hit = hits[index];
          if (!hit) return null;
          return (
            <UnstyledButton
              key={index}
              className={classes.hit}
              style={{ top: start, height: rowHeight }}
              aria-current={index === current || undefined}
              aria-label={t('find.hit', { page: hit.page, words: `${hit.before}${hit.match}${hit.after}` })}
              onClick={() => showHit(session, session.finder.choose(index))}
            >
              <span className={classes.context}>
                {hit.before}
                <mark>{hit.match}</mark>
                {hit.after}
              </span>
              <span className={classes.page}>{t('pages.short', { page: hit.page })}</span>
            </UnstyledButton>
          );
        })}
      </div>
    </div>
  );
}

/** Brings a hit into view: its place on the page is known from the words' own geometry. */
function showHit(session: ReaderSession, hit: Hit | undefined): void {
  const first = hit?.pieces[0];
  if (!hit || !first) return;
  void session.texts.content(hit.page).then((content) => {
    const items = content.items.filter((item) => 'str' in item);
    const space = session.viewport.spaceOf(hit.page);
    const at = items[first.item]?.transform as number[] | undefined;
    if (!space || !at) return session.jump(hit.page);
    const [x, y] = space.toView(at[4] ?? 0, at[5] ?? 0);
    session.jump(hit.page, { x, y });
  });
}
