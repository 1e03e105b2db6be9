/** The pages of a signed sheet as pictures, one at a time. */
import { ActionIcon, Alert, Group, Loader, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallErrorCode } from '#contract';
import type { PersonId, PollId } from '#domain/ids.ts';
import { failureOf } from '#renderer/data/failures.ts';
import { rpc } from '#renderer/data/rpc.ts';
import classes from './polls.module.css';

type Picture = { png: string; pages: number } | { failure: CallErrorCode } | undefined;

export function SheetPages({ poll, person, name }: { poll: PollId; person: PersonId; name: string }) {
  const { t } = useTranslation(['polls', 'errors']);
  const [page, setPage] = useState(1);
  const [pages, setPages] = useState(1);
  const [picture, setPicture] = useState<Picture>();
  useEffect(() => {
    let gone = false;
    setPicture(undefined);
    rpc.sheets.page({ poll, person, page }).then(
      (made) => {
        if (gone) return;
        setPicture(made);
        setPages(made.pages);
      },
      (error: unknown) => !gone && setPicture({ failure: failureOf(error).code }),
    );
    return () => {
      gone = true;
    };
  }, [poll, person, page]);
  return (
    <div>
      <div className={classes.sheetPage}>
        {picture === undefined && <Loader color="gray" role="status" aria-label={t('sheet.painting')} />}
        {picture && 'failure' in picture && <Alert color="gold">{t(`errors:call.${picture.failure}`)}</Alert>}
        {picture && 'png' in picture && (
          <img src={`data:image/png;base64,${picture.png}`} alt={t('sheet.pageOf', { page, pages, name })} />
        )}
      </div>
      {pages > 1 && (
        <Group justify="center" mt="xs">
          <ActionIcon
            size={44}
            variant="default"
            aria-label={t('sheet.previous')}
            disabled={page === 1}
            onClick={() => setPage(page - 1)}
          >
            <IconChevronLeft />
          </ActionIcon>
          <Text>{t('sheet.page', { page, pages })}</Text>
          <ActionIcon
            size={44}
            variant="default"
            aria-label={t('sheet.next')}
            disabled={page === pages}
            onClick={() => setPage(page + 1)}
          >
            <IconChevronRight />
          </ActionIcon>
        </Group>
      )}
    </div>
  );
}
