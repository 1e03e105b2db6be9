/** The panel "Biểu quyết": all ballots of the meeting, the one under way first; organisers prepare and run them here. */
import { Stack } from '@mantine/core';
import { IconCheckbox, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Ballot, ballotsInOrder, isUnderWay } from '#domain/meeting/ballot.ts';
import { isOver } from '#domain/meeting/phase.ts';
import { isOrganiser } from '#domain/meeting/roles.ts';
import { CommandButton } from '#renderer/meeting/command-button.tsx';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { Nothing } from '#renderer/ui/nothing.tsx';
import { BallotCard } from './ballot-card.tsx';
import { BallotForm, type Editing } from './ballot-form.tsx';

export function BallotsPanel({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('ballots');
  const [editing, setEditing] = useState<Editing>();
  const organises = isOrganiser(meeting.role);
  const ballots = shownTo(organises, ballotsInOrder(meeting.floor));
  return (
    <Stack>
      {organises && !isOver(meeting.floor.phase) && (
        <CommandButton
          command="ballot.prepare"
          meeting={meeting}
          variant={ballots.length === 0 ? 'filled' : 'default'}
          leftSection={<IconPlus size={20} stroke={1.75} />}
          onClick={() => setEditing({ kind: 'new' })}
        >
          {t('prepare')}
        </CommandButton>
      )}
      {ballots.length === 0 && (
        <Nothing
          icon={<IconCheckbox size={40} stroke={1.5} />}
          title={t('none.title')}
          text={t(`none.${organises ? 'organiser' : meeting.role === 'guest' ? 'guest' : 'voter'}`)}
        />
      )}
      {ballots.map((ballot) => (
        <BallotCard key={ballot.id} meeting={meeting} ballot={ballot} edit={setEditing} />
      ))}
      <BallotForm meeting={meeting} editing={editing} close={() => setEditing(undefined)} />
    </Stack>
  );
}

/** Drafts are the organisers' own; the one under way comes first, then the latest. */
function shownTo(organises: boolean, ballots: Ballot[]): Ballot[] {
  return ballots
    .filter(({ state }) => organises || state !== 'draft')
    .sort((a, b) => Number(isUnderWay(b)) - Number(isUnderWay(a)) || b.number - a.number);
}
