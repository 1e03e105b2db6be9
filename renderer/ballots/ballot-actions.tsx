/** The next step of a ballot as its one main button; what is done seldom or can't be undone behind a menu. */
import { ActionIcon, Button, Group, Menu, Stack, Text } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { commands } from '#domain/commands.ts';
import { type Ballot, ballotMayBecome, electorateOf, votedSoFar } from '#domain/meeting/ballot.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { CommandButton } from '#renderer/meeting/command-button.tsx';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { confirm } from '#renderer/ui/confirm.tsx';
import { AnnulDialog } from './annul-dialog.tsx';
import type { Editing } from './ballot-form.tsx';
import { RecountDialog } from './recount-dialog.tsx';

interface Actions {
  meeting: Meeting;
  ballot: Ballot;
  edit: (editing: Editing) => void;
}

export function BallotActions({ meeting, ballot, edit }: Actions) {
  const { t } = useTranslation('ballots');
  const [recounting, setRecounting] = useState(false);
  const may = (name: 'ballot.prepare' | 'ballot.publish') =>
    commands[name].refusal(meeting.circumstances) === null;
  return (
    <Group gap="xs" mt="sm">
      {may('ballot.publish') || may('ballot.prepare') ? (
        <NextStep meeting={meeting} ballot={ballot} edit={edit} />
      ) : null}
      {ballot.state === 'published' && ballot.publicKey !== null && (
        <Button variant="default" onClick={() => setRecounting(true)}>
          {t('recount.button')}
        </Button>
      )}
      <Seldom meeting={meeting} ballot={ballot} edit={edit} />
      <RecountDialog
        meeting={meeting}
        ballot={ballot}
        opened={recounting}
        close={() => setRecounting(false)}
      />
    </Group>
  );
}

function NextStep({ meeting, ballot, edit }: Actions) {
  const { t } = useTranslation('ballots');
  const { ask, asking } = useAsk();
  const about = { meeting: meeting.id, ballot: ballot.id };
  const sure = (options: { title: string; confirm: string; lines: string[]; run: () => void }) =>
    confirm({
      title: options.title,
      text: (
        <Stack gap="xs">
          <Text fw={600}>{t('open.asks', { question: ballot.question })}</Text>
          {options.lines.map((line) => (
            <Text key={line}>{line}</Text>
          ))}
        </Stack>
      ),
      confirm: options.confirm,
      onConfirm: options.run,
    });
  switch (ballot.state) {
    case 'draft':
      return (
        <CommandButton
          command="ballot.open"
          meeting={meeting}
          loading={asking}
          onClick={() =>
            sure({
              title: t('open.title'),
              confirm: t('open.button'),
              lines: [
                t('open.how', {
                  secrecy: t(`secrecy.${ballot.secrecy}`),
                  eligible: electorateOf(meeting.floor, ballot).eligible.length,
                }),
                t('open.text'),
              ],
              run: () => void ask('ballot.open', about),
            })
          }
        >
          {t('open.button')}
        </CommandButton>
      );
    case 'open':
    case 'suspended':
      return (
        <>
          <CommandButton
            command="ballot.close"
            meeting={meeting}
            loading={asking}
            onClick={() =>
              sure({
                title: t('close.title'),
                confirm: t('close.button'),
                lines: [
                  t('close.text', {
                    voted: votedSoFar(meeting.floor, ballot),
                    eligible: ballot.eligible.length,
                  }),
                ],
                run: () => void ask('ballot.close', about),
              })
            }
          >
            {t('close.button')}
          </CommandButton>
          <Button
            variant="default"
            loading={asking}
            onClick={() => void ask(ballot.state === 'open' ? 'ballot.suspend' : 'ballot.resume', about)}
          >
            {ballot.state === 'open' ? t('suspend') : t('resume')}
          </Button>
        </>
      );
    case 'closed':
      return (
        <CommandButton
          command="ballot.publish"
          meeting={meeting}
          loading={asking}
          onClick={() =>
            sure({
              title: t('publish.title'),
              confirm: t('publish.button'),
              lines: [ballot.secrecy === 'open' ? t('publish.textOpen') : t('publish.text')],
              run: () => void ask('ballot.publish', about),
            })
          }
        >
          {t('publish.button')}
        </CommandButton>
      );
    case 'annulled':
      return commands['ballot.prepare'].refusal(meeting.circumstances) === null ? (
        <Button variant="default" onClick={() => edit({ kind: 'revote', ballot })}>
          {t('revote')}
        </Button>
      ) : null;
    case 'published':
      return null;
  }
}

function Seldom({ meeting, ballot, edit }: Actions) {
  const { t } = useTranslation('ballots');
  const { ask } = useAsk();
  const [annulling, setAnnulling] = useState(false);
  const may = (name: 'ballot.annul' | 'ballot.discard') =>
    commands[name].refusal(meeting.circumstances) === null;
  const annul = ballotMayBecome(ballot.state, 'annulled') && may('ballot.annul');
  const draft = ballot.state === 'draft' && may('ballot.discard');
  if (!annul && !draft) return null;
  const discard = () =>
    confirm({
      title: t('discard.title'),
      text: t('discard.text', { question: ballot.question }),
      confirm: t('discard.button'),
      danger: true,
      onConfirm: () => void ask('ballot.discard', { meeting: meeting.id, ballot: ballot.id }),
    });
  return (
    <>
      <Menu position="bottom-end" width={240} shadow="md">
        <Menu.Target>
          <ActionIcon color="gray" ml="auto" aria-label={t('more', { number: ballot.number })}>
            <IconDots size={22} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {draft && <Menu.Item onClick={() => edit({ kind: 'draft', ballot })}>{t('edit')}</Menu.Item>}
          {draft && (
            <Menu.Item color="seal" onClick={discard}>
              {t('discard.button')}
            </Menu.Item>
          )}
          {annul && (
            <Menu.Item color="seal" onClick={() => setAnnulling(true)}>
              {t('annul.button')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <AnnulDialog meeting={meeting} ballot={ballot} opened={annulling} close={() => setAnnulling(false)} />
    </>
  );
}
