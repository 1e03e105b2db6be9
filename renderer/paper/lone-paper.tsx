/** A paper read outside a meeting's agenda, with private notes alone: the bar's back and titles, the reader, or what is said instead. */
import { Tooltip } from '@mantine/core';
import { IconFileOff } from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import type { MeetingId } from '#domain/ids.ts';
import type { Paper } from '#domain/meeting/plan.ts';
import { InBar } from '#renderer/frame/bar-slot.tsx';
import { BarTitle } from '#renderer/frame/bar-title.tsx';
import paperPage from '#renderer/meeting/paper-page.module.css';
import { Nothing } from '#renderer/ui/nothing.tsx';
import { useTitle } from '#renderer/ui/use-title.ts';
import type { Neighbour } from './beside/beside.ts';
import { PaperReader } from './reader.tsx';
import type { GoTo } from './ui/open-paper.tsx';

interface Props {
  meeting: MeetingId;
  paper: Paper | undefined;
  /** Whether the document that names it is still being opened. */
  opening: boolean;
  /** What the paper belongs to. */
  subtitle: string;
  back: { label: string; button: ReactElement };
  gone: { title: string; text: string; action?: ReactNode };
  goTo?: GoTo | undefined;
  neighbours?: readonly Neighbour[];
}

export function LonePaper({ meeting, paper, opening, subtitle, back, gone, goTo, neighbours }: Props) {
  useTitle(paper?.title);
  return (
    <div className={paperPage.page}>
      <InBar>
        <Tooltip label={back.label}>{back.button}</Tooltip>
        <BarTitle title={paper?.title} below={subtitle} />
      </InBar>
      {paper ? (
        <PaperReader
          key={`${paper.id}/${paper.file.sha256}`}
          meeting={meeting}
          paper={paper}
          restricted
          packPlace={undefined}
          {...(neighbours && { neighbours })}
          goTo={goTo}
          onPage={() => {
            // Nobody follows.
          }}
          toolbarExtra={undefined}
        />
      ) : (
        !opening && (
          <Nothing
            icon={<IconFileOff size={40} stroke={1.5} />}
            title={gone.title}
            text={gone.text}
            action={gone.action}
          />
        )
      )}
    </div>
  );
}
