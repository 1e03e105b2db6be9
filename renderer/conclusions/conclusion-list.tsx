/** The conclusions in the order they were drawn: each with who carries it out, and how far that has come. */

import { Badge, Button, Group, Text } from '@mantine/core';
import { IconPencil, IconPlus, IconTargetArrow, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { commands } from '#domain/commands.ts';
import type { MeetingId } from '#domain/ids.ts';
import { type Conclusion, conclusionsInOrder } from '#domain/meeting/conclusion.ts';
import { isOrganiser } from '#domain/meeting/roles.ts';
import { isOverdue, partInTask, type Task } from '#domain/meeting/task.ts';
import { dayOf, formatDay } from '#domain/office/official-date.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { usePeople } from '#renderer/data/people.ts';
import { useServerNow } from '#renderer/data/server-clock.ts';
import { useMe } from '#renderer/data/session.ts';
import { CommandButton } from '#renderer/meeting/command-button.tsx';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { partyName } from '#renderer/minutes/use-minutes.ts';
import { confirm } from '#renderer/ui/confirm.tsx';
import { Nothing } from '#renderer/ui/nothing.tsx';
import { ConclusionDialog } from './conclusion-form.tsx';
import classes from './conclusions.module.css';
import { ReportButton } from './report-dialog.tsx';

export function ConclusionList({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('minutes');
  const [writing, setWriting] = useState<{ conclusion?: Conclusion }>();
  const conclusions = conclusionsInOrder(meeting.floor.conclusions);
  const organises = isOrganiser(meeting.role);
  const maySay = commands['conclusion.put'].refusal(meeting.circumstances) === null;
  const add = organises && meeting.floor.notice === null && (
    <CommandButton
      command="conclusion.put"
      meeting={meeting}
      variant="light"
      leftSection={<IconPlus size={20} stroke={1.75} />}
      onClick={() => setWriting({})}
    >
      {t('conclusions.add')}
    </CommandButton>
  );
  return (
    <>
      {conclusions.length === 0 ? (
        <Nothing
          icon={<IconTargetArrow size={40} stroke={1.5} />}
          title={t('conclusions.none')}
          text={t(noneFor(meeting.role))}
          action={add}
        />
      ) : (
        <ol className={classes.list}>
          {conclusions.map((each, i) => (
            <ConclusionCard
              key={each.id}
              meeting={meeting}
              conclusion={each}
              number={i + 1}
              edit={maySay ? () => setWriting({ conclusion: each }) : undefined}
            />
          ))}
        </ol>
      )}
      {conclusions.length > 0 && add}
      <ConclusionDialog
        meeting={meeting}
        conclusion={writing?.conclusion}
        opened={writing !== undefined}
        close={() => setWriting(undefined)}
      />
    </>
  );
}

function noneFor(role: Meeting['role']) {
  if (isOrganiser(role)) return 'conclusions.noneText';
  return role === 'guest' ? 'conclusions.noneGuest' : 'conclusions.noneReader';
}

function ConclusionCard({
  meeting,
  conclusion,
  number,
  edit,
}: {
  meeting: Meeting;
  conclusion: Conclusion;
  number: number;
  edit: (() => void) | undefined;
}) {
  const { t } = useTranslation('minutes');
  const people = usePeople();
  const { ask } = useAsk();
  const { lead, coWorkers, dueDate, item, text, id } = conclusion;
  const task = meeting.floor.tasks.get(id);
  const title = meeting.plan.items.find((each) => each.id === item)?.title;
  return (
    <li className={classes.card}>
      <span className={classes.number} aria-hidden>
        {number}
      </span>
      <div className={classes.body}>
        {title && <Text className={classes.item}>{title}</Text>}
        <Text className={classes.text}>{text}</Text>
        {lead && (
          <Text className={classes.facts}>
            {t('conclusions.leads', { name: partyName(lead, people) })}
            {coWorkers.length > 0 &&
              ` · ${t('conclusions.helps', { names: coWorkers.map((each) => partyName(each, people)).join(', ') })}`}
            {dueDate !== null && !task && ` · ${t('conclusions.due', { date: formatDay(dueDate) })}`}
          </Text>
        )}
        {task && <TaskLine meeting={meeting.id} task={task} />}
        {edit && (
          <Group gap="xs" mt="xs" ml="-0.75rem">
            <Button
              variant="subtle"
              color="gray"
              px="sm"
              leftSection={<IconPencil size={20} stroke={1.75} />}
              onClick={edit}
            >
              {t('conclusions.edit')}
            </Button>
            <Button
              variant="subtle"
              color="seal"
              px="sm"
              leftSection={<IconTrash size={20} stroke={1.75} />}
              onClick={() =>
                confirm({
                  title: t('conclusions.dropTitle'),
                  text,
                  confirm: t('conclusions.drop'),
                  danger: true,
                  onConfirm: () => void ask('conclusion.drop', { meeting: meeting.id, conclusion: id }),
                })
              }
            >
              {t('conclusions.drop')}
            </Button>
          </Group>
        )}
      </div>
    </li>
  );
}

/** How far a task is, and for its lead the button to say so. */
export function TaskLine({ meeting, task }: { meeting: MeetingId; task: Task }) {
  const { t } = useTranslation('minutes');
  const { person } = useMe();
  const people = usePeople();
  const late = isOverdue(task, dayOf(useServerNow()));
  const own = partInTask(task, { person, unit: people.people.get(person)?.unit }) === 'lead';
  return (
    <Group gap="sm" mt="xs">
      <Badge
        size="lg"
        variant="light"
        color={task.state === 'done' ? 'leaf' : 'ink'}
        className={classes.badge}
      >
        {t(`task.state.${task.state}`, { percent: task.percent })}
      </Badge>
      {task.dueDate !== null && (
        <Text span className={late ? classes.late : classes.facts}>
          {t(late ? 'conclusions.overdue' : 'conclusions.due', { date: formatDay(task.dueDate) })}
        </Text>
      )}
      {task.report && task.report.note !== '' && <Text span>{task.report.note}</Text>}
      {own && <ReportButton meeting={meeting} task={task} />}
    </Group>
  );
}
