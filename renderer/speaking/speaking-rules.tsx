/** How speaking goes in this meeting: time limits, who may, which lists are open. */
import { NumberInput, Switch, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SpeechKind } from '#domain/meeting/speech.ts';
import { RulesButton } from '#renderer/meeting/rules-button.tsx';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';

export function SpeakingRulesButton({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('speaking');
  return (
    <RulesButton
      meeting={meeting}
      command="speaking.configure"
      words={{ open: t('rules.open'), title: t('rules.title'), save: t('rules.save') }}
      rules={meeting.floor.speakingRules}
      send={(ask, rules) => ask('speaking.configure', { meeting: meeting.id, rules })}
      fields={(rules, change) => (
        <>
          <Text>{t('rules.limitHint')}</Text>
          {SpeechKind.options.map((kind) => (
            <NumberInput
              key={kind}
              label={t(`rules.limit.${kind}`)}
              min={0}
              max={120}
              step={0.5}
              decimalScale={1}
              decimalSeparator=","
              value={(rules.limits[kind] ?? 0) / 60}
              onChange={(value) => change({ limits: { ...rules.limits, [kind]: secondsOf(Number(value)) } })}
            />
          ))}
          {SpeechKind.options.map((kind) => (
            <Switch
              key={kind}
              label={t(`rules.take.${kind}`)}
              checked={rules.open[kind]}
              onChange={(event) => change({ open: { ...rules.open, [kind]: event.currentTarget.checked } })}
            />
          ))}
          <Switch
            label={t('rules.guests')}
            checked={rules.guests}
            onChange={(event) => change({ guests: event.currentTarget.checked })}
          />
        </>
      )}
    />
  );
}

/** Minutes as written; none is no limit. */
function secondsOf(minutes: number): number | null {
  return minutes > 0 ? Math.min(7200, Math.max(30, Math.round(minutes * 60))) : null;
}
