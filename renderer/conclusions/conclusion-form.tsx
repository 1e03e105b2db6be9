/** One conclusion in a dialog: its words, one lead, who helps, the last day. */
import { Button, Modal, MultiSelect, Select, Stack, Textarea } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as uuid } from 'uuid';
import { ConclusionId, ItemId } from '#domain/ids.ts';
import type { Conclusion } from '#domain/meeting/conclusion.ts';
import { isSettled, useAsk } from '#renderer/data/commands.ts';
import { usePeople } from '#renderer/data/people.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { parseTypedDate } from '#renderer/ui/dates.ts';
import { DialogActions } from '#renderer/ui/dialog-actions.tsx';
import { partyOf, partyOptions, partyValue } from './party-options.ts';

interface Fields {
  item: string | null;
  text: string;
  lead: string | null;
  coWorkers: string[];
  dueDate: string | null;
}

export function ConclusionDialog({
  meeting,
  conclusion,
  opened,
  close,
}: {
  meeting: Meeting;
  /** Without one, a new one is written, about the item under discussion. */
  conclusion?: Conclusion | undefined;
  opened: boolean;
  close: () => void;
}) {
  const { t } = useTranslation('minutes');
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={conclusion ? t('conclusions.edit') : t('conclusions.add')}
      size="lg"
    >
      <Form meeting={meeting} conclusion={conclusion} close={close} />
    </Modal>
  );
}

function Form({
  meeting,
  conclusion,
  close,
}: {
  meeting: Meeting;
  conclusion: Conclusion | undefined;
  close: () => void;
}) {
  const { t } = useTranslation(['minutes', 'plan']);
  const people = usePeople();
  const { ask, asking } = useAsk();
  const [fields, setFields] = useState<Fields>(() => fieldsOf(conclusion, meeting));
  const change = (changes: Partial<Fields>) => setFields((now) => ({ ...now, ...changes }));
  const options = partyOptions(people, { units: t('conclusions.units'), people: t('conclusions.people') });
  async function save() {
    const outcome = await ask('conclusion.put', {
      meeting: meeting.id,
      conclusion: conclusion?.id ?? ConclusionId.parse(uuid()),
      item: fields.item === null ? null : ItemId.parse(fields.item),
      text: fields.text.trim(),
      lead: fields.lead === null ? null : partyOf(fields.lead),
      coWorkers: fields.coWorkers.filter((each) => each !== fields.lead).map(partyOf),
      dueDate: fields.dueDate,
    });
    if (isSettled(outcome)) close();
  }
  return (
    <Stack>
      <Select
        label={t('conclusions.item')}
        placeholder={t('conclusions.wholeMeeting')}
        data={meeting.commonPlan.items.map(({ id, title }, i) => ({
          value: id,
          label: `${i + 1}. ${title}`,
        }))}
        value={fields.item}
        onChange={(item) => change({ item })}
        clearable
      />
      <Textarea
        label={t('conclusions.text')}
        value={fields.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
        autosize
        minRows={3}
        maxRows={10}
        maxLength={5000}
        required
        data-autofocus
      />
      <Select
        label={t('conclusions.lead')}
        description={t('conclusions.leadHint')}
        placeholder={t('conclusions.noLead')}
        data={options}
        limit={50}
        value={fields.lead}
        onChange={(lead) => change({ lead })}
        searchable
        clearable
      />
      <MultiSelect
        label={t('conclusions.coWorkers')}
        data={options}
        limit={50}
        maxValues={30}
        value={fields.coWorkers}
        onChange={(coWorkers) => change({ coWorkers })}
        disabled={fields.lead === null}
        searchable
        clearable
      />
      <DateInput
        label={t('conclusions.dueDate')}
        placeholder={t('plan:datePlaceholder')}
        valueFormat="DD/MM/YYYY"
        dateParser={(text) => parseTypedDate(text, Date.now())}
        value={fields.dueDate}
        onChange={(dueDate) => change({ dueDate })}
        disabled={fields.lead === null}
        clearable
      />
      <DialogActions close={close}>
        <Button loading={asking} disabled={fields.text.trim() === ''} onClick={() => void save()}>
          {t('conclusions.save')}
        </Button>
      </DialogActions>
    </Stack>
  );
}

function fieldsOf(conclusion: Conclusion | undefined, { floor }: Meeting): Fields {
  if (!conclusion) return { item: floor.currentItem, text: '', lead: null, coWorkers: [], dueDate: null };
  const { item, text, lead, coWorkers, dueDate } = conclusion;
  return { item, text, lead: lead && partyValue(lead), coWorkers: coWorkers.map(partyValue), dueDate };
}
