/** Ai đang đọc trang này: those who let the others know, in the reader's bar; and the switch for telling it oneself. */
import { ActionIcon, Avatar, Popover, Stack, Switch, Text, Tooltip } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { readersAt, readingToTell } from '#domain/meeting/presence.ts';
import { comparePersonNames } from '#domain/text.ts';
import { useSettings } from '#renderer/data/live.ts';
import { usePeople } from '#renderer/data/people.ts';
import { rpc } from '#renderer/data/rpc.ts';
import { useReader, useViewPart } from '#renderer/paper/ui/reader-context.ts';
import { PersonFace } from '#renderer/ui/person-face.tsx';
import classes from './presence.module.css';
import { useOthers, usePresence } from './presence-context.tsx';

/** Faces beside the button; the rest are counted. */
const FACES = 3;

export function ReadersHere() {
  const { t } = useTranslation('presence');
  const { nameOf } = usePeople();
  const { me, paper, restricted } = useReader();
  const page = useViewPart('page');
  const tells = useSettings()?.tellsReading ?? false;
  useTelling(tells);
  const names = readersAt(useOthers(), { paper: paper.id, page }, me).map(nameOf).sort(comparePersonNames);
  const label = names.length === 0 ? t('nobody') : t('readers', { count: names.length });
  return (
    <Popover position="bottom-end" shadow="md" width={320} trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={label}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={44}
            aria-label={label}
            className={classes.here ?? ''}
          >
            {names.length === 0 ? (
              <IconUsers size={22} stroke={1.7} />
            ) : (
              <Avatar.Group spacing="sm">
                {names.slice(0, FACES).map((name) => (
                  <PersonFace key={name} name={name} size={30} />
                ))}
                {names.length > FACES && <Avatar size={30}>+{names.length - FACES}</Avatar>}
              </Avatar.Group>
            )}
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <div role="status">
            <Text fw={600}>{t('title', { page })}</Text>
            <Text c="var(--text-quiet)">{names.length === 0 ? t('nobodyText') : names.join(', ')}</Text>
          </div>
          <Switch
            label={t('tell')}
            description={t(restricted ? 'notOfThis' : 'tellHint')}
            checked={tells}
            onChange={(event) => void rpc.settings.change({ tellsReading: event.currentTarget.checked })}
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Says which page one reads, as long as it is on the screen. */
function useTelling(tells: boolean): void {
  const presence = usePresence();
  const { paper, restricted } = useReader();
  const page = useViewPart('page');
  useEffect(() => {
    presence?.read(readingToTell({ paper: paper.id, page }, { tells, isForAll: !restricted }));
  }, [presence, paper.id, page, tells, restricted]);
  useEffect(() => () => presence?.read(null), [presence]);
}
