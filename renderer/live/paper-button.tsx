import { UnstyledButton, type UnstyledButtonProps } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Paper } from '#domain/meeting/plan.ts';
import { usePaperStates } from '#renderer/data/live.ts';
import { useReach } from '#renderer/meeting/reader-at-hand.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import type { Room } from './use-room.ts';

interface Props extends UnstyledButtonProps {
  meeting: Meeting;
  room: Room;
  paper: Paper;
  'aria-current'?: 'page' | undefined;
  title?: string;
  children: ReactNode;
}

/** Opens a paper beside the agenda of the room. */
export function PaperButton({ meeting, room, paper, ...looks }: Props) {
  const { sha256 } = paper.file;
  const here = usePaperStates(meeting.id).some((state) => state.sha256 === sha256 && state.here);
  const reach = useReach(meeting.id, paper, here);
  return (
    <UnstyledButton
      {...looks}
      {...reach}
      onClick={() => {
        reach.onClick();
        room.open(paper.id);
      }}
    />
  );
}
