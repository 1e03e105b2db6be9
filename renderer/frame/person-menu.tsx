import { Menu, Stack, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKey, IconLogout, IconUserEdit } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSettings } from '#renderer/data/live.ts';
import { usePeople } from '#renderer/data/people.ts';
import { rpc } from '#renderer/data/rpc.ts';
import { useMe } from '#renderer/data/session.ts';
import { PersonFace } from '#renderer/ui/person-face.tsx';
import { ChangePassword } from './change-password.tsx';
import classes from './frame.module.css';
import { OwnProfile } from './own-profile.tsx';
import { SignOut } from './sign-out.tsx';

/** Who one is, how the product looks, and the way out. */
export function PersonMenu() {
  const { t } = useTranslation('frame');
  const me = useMe();
  const people = usePeople();
  const settings = useSettings();
  const [leaving, leave] = useDisclosure();
  const [renewing, renew] = useDisclosure();
  const [editing, edit] = useDisclosure();
  return (
    <>
      <Menu position="bottom-end" width={320} shadow="md" radius="lg">
        <Menu.Target>
          <UnstyledButton className={classes.person} aria-label={t('person.menu', { name: me.name })}>
            <PersonFace name={me.name} size={40} />
            <span className={classes.personName}>{me.name}</span>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown p="md">
          <Stack gap="sm">
            <div>
              <Text fw={600}>{me.name}</Text>
              <Text size="xs" c="var(--text-quiet)">
                {people.postOf(me.person)}
              </Text>
            </div>
            <Choice
              label={t('person.language')}
              value={settings?.language ?? 'vi'}
              values={['vi', 'en'] as const}
              words={(value) => t(`person.${value}`)}
              choose={(language) => void rpc.settings.change({ language })}
            />
            <Choice
              label={t('person.theme')}
              value={settings?.theme ?? 'system'}
              values={['light', 'dark', 'system'] as const}
              words={(value) => t(`person.${value}`)}
              choose={(theme) => void rpc.settings.change({ theme })}
            />
          </Stack>
          <Menu.Divider my="sm" />
          <Menu.Item leftSection={<IconUserEdit size={20} stroke={1.75} />} onClick={edit.open}>
            {t('profile.title')}
          </Menu.Item>
          <Menu.Item leftSection={<IconKey size={20} stroke={1.75} />} onClick={renew.open}>
            {t('person.password')}
          </Menu.Item>
          <Menu.Item leftSection={<IconLogout size={20} stroke={1.75} />} onClick={leave.open}>
            {t('person.signOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <OwnProfile opened={editing} close={edit.close} />
      <ChangePassword opened={renewing} close={renew.close} />
      <SignOut opened={leaving} close={leave.close} />
    </>
  );
}

function Choice<V extends string>({
  label,
  value,
  values,
  words,
  choose,
}: {
  label: string;
  value: V;
  values: readonly V[];
  words: (value: V) => string;
  choose: (value: V) => void;
}) {
  return (
    <div>
      <Text size="xs" c="var(--text-quiet)" mb={4}>
        {label}
      </Text>
      {/* biome-ignore lint/a11y/useSemanticElements: in a menu a group of choices is one thing, a set of fields another */}
      <div role="group" aria-label={label} className={classes.choice}>
        {values.map((each) => {
          // Mantine's own role says nothing of being chosen.
          const said = { role: 'menuitemradio', 'aria-checked': value === each };
          return (
            <Menu.Item
              key={each}
              renderRoot={(props) => <button type="button" {...props} {...said} />}
              className={classes.choiceItem}
              data-chosen={value === each || undefined}
              closeMenuOnClick={false}
              onClick={() => choose(each)}
            >
              {words(each)}
            </Menu.Item>
          );
        })}
      </div>
    </div>
  );
}
