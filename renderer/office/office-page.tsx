/** Quản trị: what an administrator keeps for the whole office. */
import { Tabs } from '@mantine/core';
import {
  IconBuildingBank,
  IconBuildingCommunity,
  IconCategory,
  IconFiles,
  IconIdBadge2,
  IconLock,
  IconSettings,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EntryList } from '#domain/office/entries.ts';
import { hasDuty } from '#domain/people/directory.ts';
import { useDirectory } from '#renderer/data/people.ts';
import { useMe } from '#renderer/data/session.ts';
import { LinkButton } from '#renderer/ui/links.tsx';
import { Nothing } from '#renderer/ui/nothing.tsx';
import { Place } from '#renderer/ui/place.tsx';
import { useTitle } from '#renderer/ui/use-title.ts';
import { EntryCatalogue } from './entry-catalogue.tsx';
import { Kinds } from './kinds.tsx';
import { Rooms } from './rooms.tsx';
import { Settings } from './settings.tsx';

export function OfficePage() {
  const { t } = useTranslation(['office', 'catalogues']);
  const { person } = useMe();
  const { people } = useDirectory();
  if (!hasDuty(people.get(person), 'administrator')) return <NotAdministrator />;
  return (
    <Place title={t('title')} words={t('text')}>
      <Tabs defaultValue="rooms" keepMounted={false}>
        <Tabs.List mb="lg">
          <Tabs.Tab value="rooms" leftSection={<IconBuildingCommunity size={20} stroke={1.75} />}>
            {t('rooms.title')}
          </Tabs.Tab>
          <Tabs.Tab value="kinds" leftSection={<IconCategory size={20} stroke={1.75} />}>
            {t('kinds.title')}
          </Tabs.Tab>
          <Tabs.Tab value="paperKinds" leftSection={<IconFiles size={20} stroke={1.75} />}>
            {t('catalogues:paperKinds.title')}
          </Tabs.Tab>
          <Tabs.Tab value="titles" leftSection={<IconIdBadge2 size={20} stroke={1.75} />}>
            {t('catalogues:titles.title')}
          </Tabs.Tab>
          <Tabs.Tab value="issuers" leftSection={<IconBuildingBank size={20} stroke={1.75} />}>
            {t('catalogues:issuers.title')}
          </Tabs.Tab>
          <Tabs.Tab value="settings" leftSection={<IconSettings size={20} stroke={1.75} />}>
            {t('settings.title')}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="rooms">
          <Rooms />
        </Tabs.Panel>
        <Tabs.Panel value="kinds">
          <Kinds />
        </Tabs.Panel>
        {EntryList.options.map((list) => (
          <Tabs.Panel key={list} value={list}>
            <EntryCatalogue list={list} />
          </Tabs.Panel>
        ))}
        <Tabs.Panel value="settings">
          <Settings />
        </Tabs.Panel>
      </Tabs>
    </Place>
  );
}

function NotAdministrator() {
  const { t } = useTranslation(['office', 'meeting']);
  useTitle(t('title'));
  return (
    <Nothing
      icon={<IconLock size={40} stroke={1.5} />}
      title={t('refused.title')}
      text={t('refused.text')}
      action={
        <LinkButton to="/" variant="default">
          {t('meeting:back')}
        </LinkButton>
      }
    />
  );
}
