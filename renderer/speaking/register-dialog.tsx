/** Asking to speak with words: what about, whom a question is for; for an organiser also for whom. */
import { Button, Modal, Select, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as uuid } from 'uuid';
import { PersonId, SpeechId } from '#domain/ids.ts';
import type { SpeechKind } from '#domain/meeting/speech.ts';
import { comparePersonNames } from '#domain/text.ts';
import { isSettled, useAsk } from '#renderer/data/commands.ts';
import { usePeople } from '#renderer/data/people.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { DialogActions } from '#renderer/ui/dialog-actions.tsx';

interface Asked {
  meeting: Meeting;
  kind: SpeechKind;
  /** Somebody else is to be chosen. */
  forOther?: boolean;
}

export function RegisterDialog({
  kind,
  close,
  ...asked
}: Omit<Asked, 'kind'> & { kind: SpeechKind | undefined; close: () => void }) {
  const { t } = useTranslation('speaking');
  return (
    <Modal
      opened={kind !== undefined}
      onClose={close}
      title={kind && (asked.forOther ? t('forOther') : t(`ask.${kind}`))}
    >
      {kind && <RegisterForm {...asked} kind={kind} close={close} />}
    </Modal>
  );
}

function RegisterForm({ meeting, kind: first, forOther = false, close }: Asked & { close: () => void }) {
  const { t } = useTranslation('speaking');
  const { ask, asking } = useAsk();
  const [kind, setKind] = useState(first);
  const [topic, setTopic] = useState('');
  const [answerer, setAnswerer] = useState<PersonId | null>(null);
  const [person, setPerson] = useState<PersonId | null>(null);
  const ready = (kind !== 'question' || answerer !== null) && (!forOther || person !== null);
  const send = async () => {
    const outcome = await ask('speaking.register', {
      meeting: meeting.id,
      speech: SpeechId.parse(uuid()),
      kind,
      item: meeting.floor.currentItem,
      topic: topic.trim(),
      answerer: kind === 'question' ? answerer : null,
      ...(person === null ? {} : { person }),
    });
    if (isSettled(outcome)) close();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void send();
      }}
    >
      <Stack>
        {forOther ? (
          <>
            <MemberSelect label={t('whom')} meeting={meeting} value={person} onChange={setPerson} />
            <Select
              label={t('kindLabel')}
              allowDeselect={false}
              data={(['speech', 'point_of_order', 'question'] as const).map((value) => ({
                value,
                label: t(`kind.${value}`),
              }))}
              value={kind}
              onChange={(value) => setKind(value ?? kind)}
            />
          </>
        ) : (
          <Text>{t(`askText.${kind}`)}</Text>
        )}
        {kind === 'question' && (
          <MemberSelect label={t('answerer')} meeting={meeting} value={answerer} onChange={setAnswerer} />
        )}
        <Textarea
          label={t('topic')}
          description={t('topicHint')}
          maxLength={500}
          autosize
          minRows={2}
          value={topic}
          onChange={(event) => setTopic(event.currentTarget.value)}
        />
        <DialogActions close={close}>
          <Button type="submit" loading={asking} disabled={!ready}>
            {t('send')}
          </Button>
        </DialogActions>
      </Stack>
    </form>
  );
}

/** Anyone of the meeting, found without dấu. */
function MemberSelect({
  meeting,
  label,
  value,
  onChange,
}: {
  meeting: Meeting;
  label: string;
  value: PersonId | null;
  onChange: (person: PersonId | null) => void;
}) {
  const { t } = useTranslation('speaking');
  const { nameOf, titleOf } = usePeople();
  const data = [...meeting.floor.members.keys()]
    .sort((a, b) => comparePersonNames(nameOf(a), nameOf(b)))
    .map((id) => ({ value: id, label: [nameOf(id), titleOf(id)].filter(Boolean).join(' · ') }));
  return (
    <Select
      label={label}
      placeholder={t('memberPlaceholder')}
      searchable
      data={data}
      nothingFoundMessage={t('nobody')}
      value={value}
      onChange={(id) => onChange(id === null ? null : PersonId.parse(id))}
    />
  );
}
