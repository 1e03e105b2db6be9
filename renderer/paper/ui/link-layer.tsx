import { Button, Group, Modal, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PageSpace } from '../engine/coordinates.ts';
import { type Destination, type PageLink, readLinks } from '../engine/outline.ts';
import type { ReaderSession } from '../reader-session.ts';
import classes from './pages.module.css';
import { useReader, useToolPart } from './reader-context.ts';

/** Links of a page. Inside the paper they go there; outside ones ask first. */
export function LinkLayer({ page, space }: { page: number; space: PageSpace }) {
  const { t } = useTranslation('paper');
  const session = useReader();
  const tool = useToolPart('tool');
  const [links, setLinks] = useState<readonly PageLink[]>([]);
  const [asked, setAsked] = useState<string>();
  useEffect(() => {
    let gone = false;
    readLinks(session.document, page).then(
      (found) => {
        if (!gone) setLinks(found);
      },
      // Links are an extra: a page without them is still read.
      () => {},
    );
    return () => {
      gone = true;
    };
  }, [session, page]);

  return (
    <>
      {tool === 'select' &&
        links.map((link, index) => (
          <button
            key={index}
            type="button"
            className={classes.link}
            style={space.rectToView(link.rect)}
            aria-label={
              link.target.kind === 'inside'
                ? t('links.inside', { page: link.target.destination.page })
                : t('links.outside', { url: link.target.url })
            }
            onClick={() =>
              link.target.kind === 'inside'
                ? goToDestination(session, link.target.destination)
                : setAsked(link.target.url)
            }
          />
        ))}
      <Modal opened={asked !== undefined} onClose={() => setAsked(undefined)} title={t('links.askTitle')}>
        <Text>{t('links.ask')}</Text>
        <Text fw={600} my="sm" style={{ overflowWrap: 'anywhere' }}>
          {asked}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => setAsked(undefined)}>
            {t('links.stay')}
          </Button>
          <Button
            component="a"
            href={asked ?? ''}
            target="_blank"
            rel="noreferrer"
            onClick={() => setAsked(undefined)}
          >
            {t('links.go')}
          </Button>
        </Group>
      </Modal>
    </>
  );
}

export function goToDestination(session: ReaderSession, { page, y }: Destination): void {
  const space = y === undefined ? undefined : session.viewport.spaceOf(page);
  if (!space || y === undefined) return session.jump(page);
  const [, top] = space.toView(space.box.view[0], y);
  // The heading itself near the top, not in the middle of the window.
  session.jump(page, { x: 0, y: top });
}
