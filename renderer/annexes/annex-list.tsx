/** Tài liệu kèm theo: files that go with the minutes or the conclusion notice; organisers bring and remove them until it is fixed. */
import { Text, Title } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type AnnexesOf, annexItem } from '#domain/meeting/annexes.ts';
import { useMe } from '#renderer/data/session.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { usePaperProgress } from '#renderer/meeting/use-paper-progress.ts';
import { ImportLine } from '#renderer/plan/import-line.tsx';
import { PaperDrop } from '#renderer/plan/paper-drop.tsx';
import { paperImports, useImports } from '#renderer/plan/paper-imports.ts';
import { AnnexRow } from './annex-row.tsx';
import classes from './annexes.module.css';
import { useAnnexes } from './use-annexes.ts';

export function AnnexList({ meeting, of }: { meeting: Meeting; of: AnnexesOf }) {
  const { t } = useTranslation(['minutes', 'plan']);
  const { person } = useMe();
  const annexes = useAnnexes(meeting.id, of);
  const imports = useImports(meeting.id, annexItem, of);
  const progress = usePaperProgress(meeting.id);
  const { value: papers, mayWrite, doc } = annexes;
  if (annexes.state !== 'open') return null;
  if (!mayWrite && papers.length === 0) return null;
  const rows = papers.length > 0 && (
    <ol className={classes.list}>
      {papers.map((paper, index) => (
        <AnnexRow
          key={paper.id}
          meeting={meeting.id}
          of={of}
          paper={paper}
          index={index}
          state={progress.get(paper.file.sha256)}
          doc={mayWrite ? doc : undefined}
        />
      ))}
    </ol>
  );
  return (
    <section className={classes.annexes} aria-labelledby={`annexes-${of}`}>
      <Title order={3} size="h4" id={`annexes-${of}`} className={classes.title}>
        <IconPaperclip size={20} stroke={1.75} aria-hidden /> {t('annexes.title')}
      </Title>
      {mayWrite ? (
        <>
          {papers.length === 0 && (
            <Text size="sm" c="var(--text-quiet)">
              {t(`annexes.none.${of}`)}
            </Text>
          )}
          <PaperDrop
            add={(files) => paperImports.attach(meeting.id, of, person, files)}
            label={t('annexes.add')}
          >
            {rows}
            {imports.map((job) => (
              <ImportLine key={job.id} job={job} />
            ))}
          </PaperDrop>
        </>
      ) : (
        rows
      )}
    </section>
  );
}
