/** What somebody is to do out of a meeting that they have no part in: all that they learn of it. */
import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DeskTask } from '#domain/people/desk.ts';
import { usePeople } from '#renderer/data/people.ts';
import { partyName } from '#renderer/minutes/use-minutes.ts';
import { TaskLine } from './conclusion-list.tsx';
import classes from './conclusions.module.css';

/** @param tasks at least one, all of one meeting */
export function OwnTasks({ tasks }: { tasks: readonly DeskTask[] }) {
  const { t } = useTranslation('minutes');
  const people = usePeople();
  return (
    <div className={classes.page}>
      <section aria-labelledby="own-tasks">
        <Title order={1} size="h2" id="own-tasks" className={classes.heading}>
          {t('ownTasks.title')}
        </Title>
        <Text c="var(--text-quiet)" mb="md">
          {t('ownTasks.text')}
        </Text>
        <ol className={classes.list}>
          {tasks.map((task, i) => (
            <li key={task.id} className={classes.card}>
              <span className={classes.number} aria-hidden>
                {i + 1}
              </span>
              <div className={classes.body}>
                <Text className={classes.text}>{task.text}</Text>
                <Text className={classes.facts}>
                  {t('conclusions.leads', { name: partyName(task.lead, people) })}
                  {task.coWorkers.length > 0 &&
                    ` · ${t('conclusions.helps', { names: task.coWorkers.map((each) => partyName(each, people)).join(', ') })}`}
                </Text>
                <TaskLine meeting={task.meeting} task={task} />
              </div>
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}
