import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PageSpace } from '../engine/coordinates.ts';
import { type Destination, type PageField, type PageLink, readPageParts } from '../engine/outline.ts';
import type { PageTurn } from '../engine/page-parts.ts';
import type { ReaderSession } from '../reader-session.ts';
import { LinkDialog, type LinkQuestion } from './link-dialog.tsx';
import classes from './pages.module.css';
import { useReader, useShowPanel, useToolPart } from './reader-context.ts';

/**
 * Links and fields of a page. Links inside the paper go there, outside ones ask first, all others say why they are not
 * followed. Fields are shown with what stands in them and can't be changed.
 */
export function LinkLayer({ page, space }: { page: number; space: PageSpace }) {
  const session = useReader();
  const showPanel = useShowPanel();
  const tool = useToolPart('tool');
  const [parts, setParts] = useState<{ links: PageLink[]; fields: PageField[] }>({ links: [], fields: [] });
  const [question, setQuestion] = useState<LinkQuestion>();
  useEffect(() => {
    let gone = false;
    readPageParts(session.document, page).then(
      (found) => {
        if (!gone) setParts(found);
      },
      // Links are an extra: a page without them is still read.
      () => {},
    );
    return () => {
      gone = true;
    };
  }, [session, page]);
  const follow = ({ target }: PageLink) => {
    switch (target.kind) {
      case 'inside':
        return goToDestination(session, target.destination);
      case 'turn':
        return turn(session, target.to);
      case 'attachments':
      case 'signatures':
        return showPanel(target.kind);
      default:
        return setQuestion(target);
    }
  };

  return (
    <>
      {tool === 'select' &&
        parts.links.map((link, index) => (
          <LinkButton key={index} link={link} space={space} follow={() => follow(link)} />
        ))}
      {tool === 'select' &&
        parts.fields.map((field, index) => (
          <Field key={index} field={field} space={space} ask={() => setQuestion({ kind: 'field' })} />
        ))}
      <LinkDialog question={question} close={() => setQuestion(undefined)} />
    </>
  );
}

function LinkButton({ link, space, follow }: { link: PageLink; space: PageSpace; follow: () => void }) {
  const { t } = useTranslation('paper');
  const { target } = link;
  const label = () => {
    switch (target.kind) {
      case 'inside':
        return t('links.inside', { page: target.destination.page });
      case 'outside':
        return t('links.outside', { url: target.url });
      case 'turn':
        return t(`links.turn.${target.to}`);
      case 'attachments':
      case 'signatures':
        return t(`panel.${target.kind}`);
      case 'refused':
        return t('links.refused');
    }
  };
  return (
    <button
      type="button"
      className={classes.link}
      data-of-paper
      style={space.rectToView(link.rect)}
      aria-label={label()}
      onClick={follow}
    />
  );
}

/** The picture of the page shows the value already: this says it to whoever can't see it. */
function Field({ field, space, ask }: { field: PageField; space: PageSpace; ask: () => void }) {
  const { t } = useTranslation('paper');
  const { name, value } = field;
  const said = typeof value === 'string' ? value || t('fields.empty') : t(value ? 'fields.on' : 'fields.off');
  return (
    <button
      type="button"
      // A form has many: they are read one after another, not stepped through.
      tabIndex={-1}
      className={classes.field}
      data-of-paper
      style={space.rectToView(field.rect)}
      aria-label={t('fields.field', { name, value: said })}
      onClick={ask}
    />
  );
}

function turn(session: ReaderSession, to: PageTurn): void {
  const { viewport, document } = session;
  switch (to) {
    case 'NextPage':
      viewport.turnPage(1);
      return;
    case 'PrevPage':
      viewport.turnPage(-1);
      return;
    case 'FirstPage':
      return session.jump(1);
    case 'LastPage':
      return session.jump(document.pages);
  }
}

export function goToDestination(session: ReaderSession, { page, y }: Destination): void {
  const space = y === undefined ? undefined : session.viewport.spaceOf(page);
  if (!space || y === undefined) return session.jump(page);
  const [, top] = space.toView(space.box.view[0], y);
  // The heading itself near the top, not in the middle of the window.
  session.jump(page, { x: 0, y: top });
}
