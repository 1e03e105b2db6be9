/** How far a task has come, told by its lead. Knows nothing of the meeting's own screens, so that the desk shows it too. */
import { Button, Modal, SegmentedControl, Slider, Stack, Text, Textarea } from '@mantine/core';
import { IconProgressCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeetingId } from '#domain/ids.ts';
import { type Task, TaskState, taskMayBecome } from '#domain/meeting/task.ts';
import { isSettled, useAsk } from '#renderer/data/commands.ts';
import { DialogActions } from '#renderer/ui/dialog-actions.tsx';

export function ReportButton({ meeting, task }: { meeting: MeetingId; task: Task }) {
  const { t } = useTranslation('minutes');
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        variant="light"
        px="sm"
        leftSection={<IconProgressCheck size={20} stroke={1.75} />}
        onClick={() => setOpened(true)}
      >
        {t('task.report')}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={t('task.reportTitle')}>
        <ReportForm meeting={meeting} task={task} close={() => setOpened(false)} />
      </Modal>
    </>
  );
}

const reportable = ['accepted', 'in_progress', 'done'] as const;

function ReportForm({ meeting, task, close }: { meeting: MeetingId; task: Task; close: () => void }) {
  const { t } = useTranslation('minutes');
  const options = reportable.filter((state) => taskMayBecome(task.state, state));
  const [state, setState] = useState<TaskState>(options[0] ?? 'in_progress');
  const [percent, setPercent] = useState(task.percent);
  const [note, setNote] = useState('');
  const { ask, asking } = useAsk();
  async function send() {
    const outcome = await ask('task.report', { meeting, task: task.id, state, percent, note: note.trim() });
    if (isSettled(outcome)) close();
  }
  return (
    <Stack>
      <Text lineClamp={4}>{task.text}</Text>
      <SegmentedControl
        aria-label={t('task.stateLabel')}
        data={options.map((value) => ({ value, label: t(`task.option.${value}`) }))}
        value={state}
        onChange={(value) => setState(TaskState.parse(value))}
        fullWidth
      />
      {state === 'in_progress' && (
        <Stack gap="xs" pb="md">
          <Text id="progress-label" fw={600}>
            {t('task.progress')}: {percent}%
          </Text>
          <Slider
            min={0}
            max={95}
            step={5}
            value={Math.min(percent, 95)}
            onChange={setPercent}
            label={null}
            aria-labelledby="progress-label"
            thumbSize={28}
            thumbLabel={t('task.progress')}
          />
        </Stack>
      )}
      <Textarea
        label={t('task.note')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        autosize
        minRows={2}
        maxLength={2000}
      />
      <DialogActions close={close}>
        <Button loading={asking} onClick={() => void send()}>
          {t('task.send')}
        </Button>
      </DialogActions>
    </Stack>
  );
}
