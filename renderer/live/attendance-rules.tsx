/** How attendance goes in this meeting: the quorum, when one is late, whether a code is needed. */
import { NumberInput, Select, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { QuorumRule } from '#domain/meeting/attendance.ts';
import { RulesButton } from '#renderer/meeting/rules-button.tsx';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';

export function AttendanceRulesButton({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('live');
  return (
    <RulesButton
      meeting={meeting}
      command="attendance.configure"
      words={{ open: t('rules.open'), title: t('rules.title'), save: t('rules.save') }}
      rules={meeting.floor.attendanceRules}
      send={(ask, rules) => ask('attendance.configure', { meeting: meeting.id, rules })}
      fields={(rules, change) => (
        <>
          <Select
            label={t('rules.quorum')}
            description={t('rules.quorumHint')}
            allowDeselect={false}
            data={QuorumRule.options.map((value) => ({ value, label: sentence(t(`quorum.rule.${value}`)) }))}
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
        </>
      )}
    />
  );
}

/** Words that elsewhere stand within a sentence. */
function sentence(words: string): string {
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}
