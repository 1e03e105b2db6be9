/** For the organisers: of each paper to be read beforehand, who has not read it as it is now. */
import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { haveNotRead, readersOf, readReadings } from '#domain/meeting/read.ts';
import { comparePersonNames } from '#domain/text.ts';
import { usePeople } from '#renderer/data/people.ts';
import { useDocument } from '#renderer/data/use-document.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import classes from './reading.module.css';

export function ReadBoard({ meeting: { id: meeting, floor, commonPlan: plan } }: { meeting: Meeting }) {
  const { t } = useTranslation('preparation');
  const people = usePeople();
  const readings = useDocument({ kind: 'readings', meeting }, readReadings).value;
  const papers = plan.papers.filter(({ mustRead }) => mustRead);
  if (papers.length === 0) return null;
  return (
    <section className={classes.board} aria-labelledby="read-board">
      <Title order={3} size="h4" id="read-board">
        {t('read.boardTitle')}
      </Title>
      <ul className={classes.papers}>
        {papers.map((paper) => {
          const total = readersOf(floor.members, paper).length;
          const missing = haveNotRead(floor, readings, paper);
          const names = missing.map(people.nameOf).sort(comparePersonNames).join(', ');
          return (
            <li key={paper.id}>
              <Text fw={600}>{paper.title}</Text>
              <Text size="sm">{t('read.progress', { read: total - missing.length, total })}</Text>
              <Text size="sm" c="var(--text-quiet)">
                {missing.length === 0 ? t('read.everybody') : t('read.missing', { names })}
              </Text>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
