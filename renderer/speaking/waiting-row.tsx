/** One request that waits: who, since when, how often before; and what one may do about it. */
import { ActionIcon, Badge, Button, Menu, Text } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconDotsVertical,
  IconMicrophone,
  IconUserOff,
  IconX,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { commands } from '#domain/commands.ts';
import { isOrganiser } from '#domain/meeting/roles.ts';
import { earlierOf, queueOf, type Speech, speakerIn } from '#domain/meeting/speech.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { usePeople } from '#renderer/data/people.ts';
import { useMe } from '#renderer/data/session.ts';
import { CommandButton } from '#renderer/meeting/command-button.tsx';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { formatElapsed, formatTime } from '#renderer/ui/dates.ts';
import { RejectDialog } from './reject-dialog.tsx';
import classes from './speaking.module.css';

interface RowProps {
  meeting: Meeting;
  speech: Speech;
  /** Its place in the queue, from 0. */
  index: number;
  last: boolean;
}

export function WaitingRow({ meeting, speech, index, last }: RowProps) {
  const { t } = useTranslation('speaking');
  const { nameOf, postOf } = usePeople();
  const { person, kind, answerer, topic, registeredAt } = speech;
  const earlier = earlierOf(meeting.floor.speeches, person);
  const facts = [
    t('registeredAt', { time: formatTime(registeredAt) }),
    earlier.count > 0 && t('earlier', { count: earlier.count, time: formatElapsed(earlier.ms) }),
  ].filter(Boolean);
  return (
    <li className={classes.row} data-kind={kind}>
      <span className={classes.place} aria-hidden>
        {index + 1}
      </span>
      <div className={classes.rowWords}>
        <Text fw={600} lh={1.35}>
          {nameOf(person)}
        </Text>
        <Text size="xs" c="var(--text-quiet)">
          {postOf(person)}
        </Text>
        {kind === 'point_of_order' && (
          <Badge color="seal" variant="light" tt="none" mt={4}>
            {t('kind.point_of_order')}
          </Badge>
        )}
        {answerer !== null && <Text size="xs">{t('asks', { name: nameOf(answerer) })}</Text>}
        {topic && <Text size="xs">{topic}</Text>}
        <Text size="xs" c="var(--text-quiet)">
          {facts.join(' · ')}
        </Text>
        <RowActions meeting={meeting} speech={speech} index={index} last={last} />
      </div>
    </li>
  );
}

function RowActions({ meeting, speech, index, last }: RowProps) {
  const { t } = useTranslation('speaking');
  const { person } = useMe();
  const { nameOf } = usePeople();
  const { ask, asking } = useAsk();
  const about = { meeting: meeting.id, speech: speech.id };
  if (!isOrganiser(meeting.role)) {
    if (speech.person !== person) return null;
    return (
      <Button
        mt="xs"
        variant="default"
        loading={asking}
        leftSection={<IconX size={20} stroke={1.75} />}
        onClick={() => void ask('speaking.cancel', about)}
      >
        {t('cancel')}
      </Button>
    );
  }
  const speaker = speakerIn(meeting.floor.speeches, queueOf(speech.kind));
  // A point of order interrupts; anybody else follows when the speaker has ended.
  const interrupts = speech.kind === 'point_of_order' && speaker?.kind !== 'point_of_order';
  const instead = speaker && !interrupts ? { instead: speaker.id } : {};
  return (
    <div className={classes.rowActions}>
      <CommandButton
        command="speaking.call"
        meeting={meeting}
        loading={asking}
        variant="light"
        hint={t('callWho', { name: nameOf(speech.person) })}
        leftSection={<IconMicrophone size={20} stroke={1.75} />}
        onClick={() => void ask('speaking.call', { ...about, ...instead })}
      >
        {t(speaker && !interrupts ? 'callInstead' : 'call')}
      </CommandButton>
      <MoreActions meeting={meeting} speech={speech} index={index} last={last} />
    </div>
  );
}

function MoreActions({ meeting, speech, index, last }: RowProps) {
  const { t } = useTranslation('speaking');
  const { nameOf } = usePeople();
  const { ask } = useAsk();
  const [rejecting, setRejecting] = useState(false);
  const about = { meeting: meeting.id, speech: speech.id };
  const mayMove = commands['speaking.move'].refusal(meeting.circumstances) === null;
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon color="gray" aria-label={t('moreFor', { name: nameOf(speech.person) })}>
            <IconDotsVertical size={20} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            disabled={index === 0 || !mayMove}
            leftSection={<IconArrowUp size={20} stroke={1.75} />}
            onClick={() => void ask('speaking.move', { ...about, index: index - 1 })}
          >
            {t('earlierPlace')}
          </Menu.Item>
          <Menu.Item
            disabled={last || !mayMove}
            leftSection={<IconArrowDown size={20} stroke={1.75} />}
            onClick={() => void ask('speaking.move', { ...about, index: index + 1 })}
          >
            {t('laterPlace')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconX size={20} stroke={1.75} />}
            onClick={() => void ask('speaking.cancel', about)}
          >
            {t('cancelFor')}
          </Menu.Item>
          <Menu.Item
            color="seal"
            leftSection={<IconUserOff size={20} stroke={1.75} />}
            onClick={() => setRejecting(true)}
          >
            {t('reject')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <RejectDialog meeting={meeting} speech={speech} opened={rejecting} close={() => setRejecting(false)} />
    </>
  );
}
