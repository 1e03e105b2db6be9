/** How speaking goes in this meeting: time limits, who may, which lists are open. */
import { Button, Modal, NumberInput, Stack, Switch, Text } from '@mantine/core';
import { IconAdjustments } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type SpeakingRules, SpeechKind } from '#domain/meeting/speech.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { CommandButton } from '#renderer/meeting/command-button.tsx';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';

export function SpeakingRulesButton({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('speaking');
  const [opened, setOpened] = useState(false);
  return (
    <>
      <CommandButton
        command="speaking.configure"
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
  const { t } = useTranslation('speaking');
  const [rules, setRules] = useState<SpeakingRules>(meeting.floor.speakingRules);
  const { ask, asking } = useAsk();
  const save = async () => {
    const outcome = await ask('speaking.configure', { meeting: meeting.id, rules });
    if (outcome === 'done' || outcome === 'waiting') close();
  };
  return (
    <Stack>
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
          onChange={(value) =>
            setRules({ ...rules, limits: { ...rules.limits, [kind]: secondsOf(Number(value)) } })
          }
        />
      ))}
      {SpeechKind.options.map((kind) => (
        <Switch
          key={kind}
          label={t(`rules.take.${kind}`)}
          checked={rules.open[kind]}
          onChange={(event) =>
            setRules({ ...rules, open: { ...rules.open, [kind]: event.currentTarget.checked } })
          }
        />
      ))}
      <Switch
        label={t('rules.guests')}
        checked={rules.guests}
        onChange={(event) => setRules({ ...rules, guests: event.currentTarget.checked })}
      />
      <Button loading={asking} onClick={() => void save()}>
        {t('rules.save')}
      </Button>
    </Stack>
  );
}

/** Minutes as written; none is no limit. */
function secondsOf(minutes: number): number | null {
  return minutes > 0 ? Math.min(7200, Math.max(30, Math.round(minutes * 60))) : null;
}
