/** One's own opinion of an item ahead of the meeting; written without a network too, read by the organisers. */

import { Button, Group, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { IconMessagePlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemId } from '#domain/ids.ts';
import { dropOpinion, readOpinions, Stance, setOpinion } from '#domain/meeting/opinion.ts';
import { useServerClock } from '#renderer/data/server-clock.ts';
import { useMe } from '#renderer/data/session.ts';
import { useDocument } from '#renderer/data/use-document.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import classes from './opinions.module.css';

export function OwnOpinion({ meeting, item }: { meeting: Meeting; item: ItemId }) {
  const { t } = useTranslation(['opinions', 'common']);
  const { person } = useMe();
  const now = useServerClock();
  const own = useDocument({ kind: 'opinions', meeting: meeting.id, person }, readOpinions);
  const said = own.value.get(item);
  const [draft, setDraft] = useState<{ stance: Stance; text: string }>();
  const mayGive = meeting.floor.phase === 'convened' && own.mayWrite;
  if (draft)
    return (
      <Stack gap="xs" className={classes.box ?? ''}>
        <SegmentedControl
          aria-label={t('stance')}
          value={draft.stance}
          data={Stance.options.map((value) => ({ value, label: t(`stances.${value}`) }))}
          onChange={(value) => setDraft({ ...draft, stance: Stance.parse(value) })}
        />
        <Textarea
          label={t('text')}
          placeholder={t('placeholder')}
          value={draft.text}
          onChange={(event) => setDraft({ ...draft, text: event.currentTarget.value })}
          maxLength={5000}
          autosize
          minRows={2}
          maxRows={10}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => setDraft(undefined)}>
            {t('common:back')}
          </Button>
          <Button
            disabled={draft.stance === 'remark' && draft.text.trim() === ''}
            onClick={() => {
              setOpinion(own.doc, { id: item, ...draft, text: draft.text.trim(), at: now() });
              setDraft(undefined);
            }}
          >
            {t('send')}
          </Button>
        </Group>
      </Stack>
    );
  if (!said)
    return mayGive ? (
      <Button
        variant="subtle"
        leftSection={<IconMessagePlus size={20} stroke={1.75} />}
        onClick={() => setDraft({ stance: 'agree', text: '' })}
      >
        {t('give')}
      </Button>
    ) : null;
  return (
    <div className={classes.box}>
      <Text>
        <Text span fw={600}>
          {t('yours')} {t(`stances.${said.stance}`)}
        </Text>
        {said.text && `. ${said.text}`}
      </Text>
      {mayGive && (
        <Group gap="xs">
          <Button variant="subtle" onClick={() => setDraft({ stance: said.stance, text: said.text })}>
            {t('change')}
          </Button>
          <Button variant="subtle" color="gray" onClick={() => dropOpinion(own.doc, item)}>
            {t('drop')}
          </Button>
        </Group>
      )}
    </div>
  );
}
