/** Keeps what a meeting is made of as a template: for oneself, or for the whole office. */
import { Button, Modal, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import { TemplateId } from '#domain/ids.ts';
import { changeTemplate, NewTemplate, TemplateName, templateOf } from '#domain/meeting/template.ts';
import { limits } from '#protocol/limits.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { useMe } from '#renderer/data/session.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { DialogActions } from '#renderer/ui/dialog-actions.tsx';
import { useTemplates } from './use-templates.ts';

/** The rest of a command's bytes: its id, name and times. */
const COMMAND_HEAD_BYTES = 1024;

export function SaveTemplate({ meeting, close }: { meeting: Meeting; close: () => void }) {
  const { t } = useTranslation('templates');
  const { person } = useMe();
  const { ask, asking } = useAsk();
  const { ownDoc } = useTemplates();
  const [name, setName] = useState(meeting.plan.details.title.slice(0, 200));
  const [whose, setWhose] = useState<'own' | 'office'>('own');
  const [id] = useState(() => TemplateId.parse(v7()));
  const checked = NewTemplate.safeParse(templateOf(meeting.commonPlan, meeting.floor, { id, name }));
  const tooLarge = whose === 'office' && checked.success && !fitsCommand(checked.data);

  async function save(event: FormEvent) {
    event.preventDefault();
    if (!checked.success || tooLarge || asking) return;
    if (whose === 'own')
      changeTemplate(ownDoc, { put: { ...checked.data, madeBy: person, madeAt: Date.now() } });
    else if ((await ask('template.put', { template: checked.data })) === 'failed') return;
    notifications.show({ message: t('saved', { name: checked.data.name }), color: 'leaf' });
    close();
  }

  return (
    <Modal opened onClose={close} title={t('save.title')} centered>
      <form onSubmit={(event) => void save(event)}>
        <Stack>
          <Text>{t('save.text')}</Text>
          <TextInput
            label={t('name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            maxLength={200}
            withAsterisk
            data-autofocus
          />
          <SegmentedControl
            aria-label={t('save.whose')}
            value={whose}
            onChange={(value) => setWhose(value === 'office' ? 'office' : 'own')}
            data={(['own', 'office'] as const).map((value) => ({ value, label: t(`whose.${value}`) }))}
          />
          <Text size="sm" c={tooLarge ? 'seal' : 'var(--text-quiet)'} role={tooLarge ? 'alert' : undefined}>
            {t(tooLarge ? 'save.tooLarge' : `save.${whose}`)}
          </Text>
          <DialogActions close={close}>
            <Button
              type="submit"
              loading={asking}
              disabled={!TemplateName.safeParse(name).success || !checked.success || tooLarge}
            >
              {t('save.confirm')}
            </Button>
          </DialogActions>
        </Stack>
      </form>
    </Modal>
  );
}

function fitsCommand(template: NewTemplate): boolean {
  const bytes = new TextEncoder().encode(JSON.stringify(template)).length;
  return bytes <= limits.commandBytes - COMMAND_HEAD_BYTES;
}
