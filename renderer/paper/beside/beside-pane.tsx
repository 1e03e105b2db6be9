/** The other half of the reader: another paper, or the version of this one that was read before. Only to be read. */
import { Select, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReaderSession } from '../reader-session.ts';
import { MarkDocuments } from '../ui/mark-documents.tsx';
import { PaperGate } from '../ui/paper-gate.tsx';
import classes from './beside.module.css';
import type { Beside, Neighbour } from './beside.ts';
import { BesidePages, Head } from './beside-half.tsx';
import { VersionBeside } from './version-beside.tsx';

export interface BesideProps {
  beside: Beside;
  /** The paper it stands beside. */
  session: ReaderSession;
  neighbours: readonly Neighbour[];
  choose: (neighbour: Neighbour) => void;
  close: () => void;
}

export function BesidePane({ beside, session, neighbours, choose, close }: BesideProps) {
  const { t } = useTranslation('beside');
  return (
    <section
      className={classes.pane}
      data-beside
      data-first={beside.kind === 'version'}
      aria-label={t(beside.kind === 'version' ? 'version' : 'other')}
    >
      {beside.kind === 'version' ? (
        <VersionBeside session={session} close={close} />
      ) : (
        <>
          <Head
            title={
              <PaperSelect
                neighbours={neighbours}
                chosen={beside.kind === 'paper' ? beside.neighbour : undefined}
                choose={choose}
              />
            }
            close={close}
          />
          {beside.kind === 'paper' ? (
            <PaperGate
              key={beside.neighbour.paper.file.sha256}
              meeting={session.meeting}
              paper={beside.neighbour.paper}
              restricted={beside.neighbour.restricted}
            >
              {(opened) => (
                <BesidePages session={opened} close={close}>
                  <MarkDocuments readOnly />
                </BesidePages>
              )}
            </PaperGate>
          ) : (
            <Text className={classes.hint}>{t('choose')}</Text>
          )}
        </>
      )}
    </section>
  );
}

function PaperSelect({
  neighbours,
  chosen,
  choose,
}: {
  neighbours: readonly Neighbour[];
  chosen: Neighbour | undefined;
  choose: (neighbour: Neighbour) => void;
}) {
  const { t } = useTranslation('beside');
  return (
    <Select
      className={classes.select ?? ''}
      aria-label={t('paper')}
      placeholder={t('choosePaper')}
      nothingFoundMessage={t('notFound')}
      searchable
      autoFocus={chosen === undefined}
      data={neighbours.map(({ paper }) => ({ value: paper.id, label: paper.title }))}
      value={chosen?.paper.id ?? null}
      onChange={(id) => {
        const neighbour = neighbours.find(({ paper }) => paper.id === id);
        if (neighbour) choose(neighbour);
      }}
    />
  );
}
