/** Asking to speak: one tap in the bar, the other ways behind the arrow beside it. */
import { ActionIcon, Button, Menu } from '@mantine/core';
import {
  IconChevronDown,
  IconGavel,
  IconHandStop,
  IconMessage2,
  IconMessageQuestion,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as uuid } from 'uuid';
import { SpeechId } from '#domain/ids.ts';
import type { SpeechKind } from '#domain/meeting/speech.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { useMe } from '#renderer/data/session.ts';
import { CommandButton } from '#renderer/meeting/command-button.tsx';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { RuledButton } from '#renderer/ui/ruled-button.tsx';
import { RegisterDialog } from './register-dialog.tsx';
import classes from './speaking.module.css';
import { queueIn } from './use-queue.ts';

export function RegisterButton({ meeting, showQueue }: { meeting: Meeting; showQueue: () => void }) {
  const { t } = useTranslation('speaking');
  const { person } = useMe();
  const { ask, asking } = useAsk();
  const [kind, setKind] = useState<SpeechKind>();
  const { waiting, onTheFloor } = queueIn(meeting, 'speeches');
  const place = waiting.findIndex((speech) => speech.person === person) + 1;
  const { open } = meeting.floor.speakingRules;
  const register = () =>
    ask('speaking.register', {
      meeting: meeting.id,
      speech: SpeechId.parse(uuid()),
      kind: 'speech',
      item: meeting.floor.currentItem,
      topic: '',
      answerer: null,
    });
  if (onTheFloor.some((speech) => speech.person === person && speech.state === 'speaking')) {
    return (
      <Button color="seal" leftSection={<IconMessage2 size={20} stroke={1.75} />} onClick={showQueue}>
        {t('youSpeak')}
      </Button>
    );
  }
  const { currentItem } = meeting.floor;
  if (currentItem !== null && meeting.numberOf(currentItem) === null)
    return (
      <RuledButton
        code="restricted-item"
        waits={false}
        leftSection={<IconHandStop size={20} stroke={1.75} />}
        onClick={() => {
          // The rule refuses it: people raise their hands.
        }}
      >
        {t('register')}
      </RuledButton>
    );
  return (
    <div className={classes.register}>
      {place > 0 ? (
        <Button
          variant="light"
          className={classes.registerMain ?? ''}
          leftSection={<IconHandStop size={20} stroke={1.75} />}
          onClick={showQueue}
        >
          {t('registered', { place })}
        </Button>
      ) : (
        <CommandButton
          command="speaking.register"
          meeting={meeting}
          className={classes.registerMain ?? ''}
          loading={asking}
          refusedBecause={open.speech ? undefined : t('closed')}
          leftSection={<IconHandStop size={20} stroke={1.75} />}
          onClick={() => void register()}
        >
          {t('register')}
        </CommandButton>
      )}
      <Menu position="bottom-end" shadow="md" width={290}>
        <Menu.Target>
          <ActionIcon
            variant={place > 0 ? 'light' : 'filled'}
            className={classes.registerMore ?? ''}
            aria-label={t('otherWays')}
          >
            <IconChevronDown size={20} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            disabled={!open.speech || place > 0}
            leftSection={<IconMessage2 size={20} stroke={1.75} />}
            onClick={() => setKind('speech')}
          >
            {t('ask.speech')}
          </Menu.Item>
          <Menu.Item
            disabled={!open.point_of_order}
            leftSection={<IconGavel size={20} stroke={1.75} />}
            onClick={() => setKind('point_of_order')}
          >
            {t('ask.point_of_order')}
          </Menu.Item>
          <Menu.Item
            disabled={!open.question}
            leftSection={<IconMessageQuestion size={20} stroke={1.75} />}
            onClick={() => setKind('question')}
          >
            {t('ask.question')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <RegisterDialog meeting={meeting} kind={kind} close={() => setKind(undefined)} />
    </div>
  );
}
