/** One paper that a unit prepares, read by its officers and by the organisers before it is the meeting's. */
import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconFileOff } from '@tabler/icons-react';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { readPrepared } from '#domain/meeting/preparation.ts';
import { useDocument } from '#renderer/data/use-document.ts';
import { InBar } from '#renderer/frame/bar-slot.tsx';
import paperPage from '#renderer/meeting/paper-page.module.css';
import { PaperReader } from '#renderer/paper/reader.tsx';
import { Nothing } from '#renderer/ui/nothing.tsx';
import { useTitle } from '#renderer/ui/use-title.ts';

const route = getRouteApi('/preparations/$meeting/$item/$paper');

export function PreparedPage() {
  const { t } = useTranslation(['preparation', 'meeting', 'common']);
  const { meeting, item, paper } = route.useParams();
  const { history } = useRouter();
  const brought = useDocument({ kind: 'preparation', meeting, item }, readPrepared);
  const found = brought.value.papers.find(({ id }) => id === paper);
  useTitle(found?.title);
  return (
    <div className={paperPage.page}>
      <InBar>
        <Tooltip label={t('common:back')}>
          <ActionIcon aria-label={t('common:back')} onClick={() => history.back()}>
            <IconArrowLeft size={22} />
          </ActionIcon>
        </Tooltip>
        <div className={paperPage.titles}>
          <Text component="h1" className={paperPage.paper} title={found?.title}>
            {found?.title}
          </Text>
          <Text className={paperPage.meeting}>{t('notApproved')}</Text>
        </div>
      </InBar>
      {found ? (
        <PaperReader
          key={`${found.id}/${found.file.sha256}`}
          meeting={meeting}
          paper={found}
          restricted
          packPlace={undefined}
          goTo={undefined}
          onPage={() => {
            // Nobody follows.
          }}
          toolbarExtra={undefined}
        />
      ) : (
        brought.state !== 'opening' && (
          <Nothing
            icon={<IconFileOff size={40} stroke={1.5} />}
            title={t('meeting:paperGone.title')}
            text={t('gone')}
          />
        )
      )}
    </div>
  );
}
