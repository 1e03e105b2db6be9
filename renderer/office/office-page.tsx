/** Quản trị: what an administrator keeps for the whole office. */
import { Tabs, Text, Title } from '@mantine/core';
import { IconBuildingCommunity, IconCategory, IconLock, IconSettings } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { hasDuty } from '#domain/people/directory.ts';
import { useDirectory } from '#renderer/data/people.ts';
import { useMe } from '#renderer/data/session.ts';
import { LinkButton } from '#renderer/ui/links.tsx';
import { Nothing } from '#renderer/ui/nothing.tsx';
import { useTitle } from '#renderer/ui/use-title.ts';
import { Kinds } from './kinds.tsx';
import classes from './office.module.css';
import { Rooms } from './rooms.tsx';
import { Settings } from './settings.tsx';

export function OfficePage() {
  const { t } = useTranslation('office');
  const { person } = useMe();
  const { people } = useDirectory();
  useTitle(t('title'));
  if (!hasDuty(people.get(person), 'administrator')) return <NotAdministrator />;
  return (
    <div className={classes.page}>
      <Title order={1}>{t('title')}</Title>
      <Text c="var(--text-quiet)" mb="md">
        {t('text')}
      </Text>
      <Tabs defaultValue="rooms" keepMounted={false}>
        <Tabs.List mb="lg">
          <Tabs.Tab value="rooms" leftSection={<IconBuildingCommunity size={20} stroke={1.75} />}>
            {t('rooms.title')}
          </Tabs.Tab>
          <Tabs.Tab value="kinds" leftSection={<IconCategory size={20} stroke={1.75} />}>
            {t('kinds.title')}
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
        <Tabs.Panel value="settings">
          <Settings />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}

function NotAdministrator() {
  const { t } = useTranslation(['office', 'meeting']);
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
