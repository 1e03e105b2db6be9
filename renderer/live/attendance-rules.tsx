/** How attendance goes in this meeting: the quorum, when one is late, whether a code is needed. */
import { Button, Modal, NumberInput, Select, Stack, Switch } from '@mantine/core';
import { IconAdjustments } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AttendanceRules, QuorumRule } from '#domain/meeting/attendance.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { CommandButton } from '#renderer/meeting/command-button.tsx';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';

export function AttendanceRulesButton({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('live');
  const [opened, setOpened] = useState(false);
  return (
    <>
      <CommandButton
        command="attendance.configure"
        meeting={meeting}
        variant="default"
        leftSection={<IconAdjustments size={20} stroke={1.75} />}
        onClick={() => setOpened(true)}
      >
        {t('rules.open')}
      </CommandButton>
      <Modal opened={opened} onClose={() => setOpened(false)} title={t('rules.title')}>
        <RulesForm meeting={meeting} close={() => setOpened(false)} />
      </Modal>
    </>
  );
}

function RulesForm({ meeting, close }: { meeting: Meeting; close: () => void }) {
  const { t } = useTranslation(['live', 'common']);
  const [rules, setRules] = useState<AttendanceRules>(meeting.floor.attendanceRules);
  const { ask, asking } = useAsk();
  const change = (changes: Partial<AttendanceRules>) => setRules({ ...rules, ...changes });
  const save = async () => {
    const outcome = await ask('attendance.configure', { meeting: meeting.id, rules });
    if (outcome === 'done' || outcome === 'waiting') close();
  };
  return (
    <Stack>
      <Select
        label={t('rules.quorum')}
        description={t('rules.quorumHint')}
        allowDeselect={false}
        data={QuorumRule.options.map((value) => ({ value, label: t(`quorum.rule.${value}`) }))}
        value={rules.quorum}
        onChange={(value) => change({ quorum: QuorumRule.catch(rules.quorum).parse(value) })}
      />
      <Switch
        label={t('rules.quorumRequired')}
        disabled={rules.quorum === 'none'}
        checked={rules.quorumRequired && rules.quorum !== 'none'}
        onChange={(event) => change({ quorumRequired: event.currentTarget.checked })}
      />
      <NumberInput
        label={t('rules.lateAfter')}
        min={0}
        max={240}
        allowDecimal={false}
        value={rules.lateAfter}
        onChange={(value) =>
          change({ lateAfter: Math.min(240, Math.max(0, Math.floor(Number(value) || 0))) })
        }
      />
      <Switch
        label={t('rules.codeRequired')}
        description={t('rules.codeHint')}
        checked={rules.codeRequired}
        onChange={(event) => change({ codeRequired: event.currentTarget.checked })}
      />
      <Button loading={asking} onClick={() => void save()}>
        {t('rules.save')}
      </Button>
    </Stack>
  );
}
