/** Preparing a ballot: the question first, what seldom differs below. */
import { Button, Modal, SegmentedControl, Select, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as uuid } from 'uuid';
import { BallotId, ItemId } from '#domain/ids.ts';
import { type Ballot, BallotTerms, Electorate, Secrecy, usualTerms } from '#domain/meeting/ballot.ts';
import { isSettled, useAsk } from '#renderer/data/commands.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { DialogActions } from '#renderer/ui/dialog-actions.tsx';
import classes from './ballots.module.css';
import { OptionFields } from './option-fields.tsx';
import { RuleFields } from './rule-fields.tsx';

export type Editing =
  | { kind: 'new' }
  | { kind: 'draft'; ballot: Ballot }
  /** The same once more, since that one was annulled. */
  | { kind: 'revote'; ballot: Ballot };

const titles = { new: 'form.title', draft: 'form.editTitle', revote: 'form.revoteTitle' } as const;
const NO_ITEM = '-';

export function BallotForm({
  meeting,
  editing,
  close,
}: {
  meeting: Meeting;
  editing: Editing | undefined;
  close: () => void;
}) {
  const { t } = useTranslation('ballots');
  return (
    <Modal
      opened={editing !== undefined}
      onClose={close}
      size="lg"
      title={editing && t(titles[editing.kind])}
    >
      {editing && <Form meeting={meeting} editing={editing} close={close} />}
    </Modal>
  );
}

function Form({ meeting, editing, close }: { meeting: Meeting; editing: Editing; close: () => void }) {
  const { t } = useTranslation(['ballots', 'meeting']);
  const { ask, asking } = useAsk();
  const [terms, setTerms] = useState<BallotTerms>(() => firstTerms(meeting, editing));
  const change = (changes: Partial<BallotTerms>) => setTerms((before) => ({ ...before, ...changes }));
  const whole = BallotTerms.safeParse(terms).success;
  async function save() {
    const outcome = await ask('ballot.prepare', {
      meeting: meeting.id,
      ballot: editing.kind === 'draft' ? editing.ballot.id : BallotId.parse(uuid()),
      terms,
      revoteOf:
        editing.kind === 'revote'
          ? editing.ballot.id
          : editing.kind === 'draft'
            ? editing.ballot.revoteOf
            : null,
    });
    if (isSettled(outcome)) close();
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (whole) void save();
      }}
    >
      <Stack>
        <Textarea
          label={t('form.question')}
          description={t('form.questionHint')}
          value={terms.question}
          onChange={(event) => change({ question: event.currentTarget.value })}
          maxLength={2000}
          autosize
          minRows={2}
          maxRows={6}
          data-autofocus
        />
        <Select
          label={t('form.item')}
          allowDeselect={false}
          value={terms.item ?? NO_ITEM}
          data={[
            { value: NO_ITEM, label: t('form.noItem') },
            ...meeting.commonPlan.items.map(({ id, title }, index) => ({
              value: id,
              label: `${index + 1}. ${title || t('meeting:untitledItem')}`,
            })),
          ]}
          onChange={(item) => change({ item: item === null || item === NO_ITEM ? null : ItemId.parse(item) })}
        />
        <OptionFields terms={terms} change={change} />
        <Choice
          label={t('form.secrecy')}
          hint={t(`form.secrecyHint.${terms.secrecy}`)}
          value={terms.secrecy}
          values={Secrecy.options.map((value) => ({ value, label: t(`secrecy.${value}`) }))}
          onChange={(secrecy) => change({ secrecy })}
        />
        <Choice
          label={t('form.electorate')}
          hint={t(`form.electorateHint.${terms.electorate}`)}
          value={terms.electorate}
          values={Electorate.options.map((value) => ({ value, label: t(`form.electorates.${value}`) }))}
          onChange={(electorate) => change({ electorate })}
        />
        <RuleFields terms={terms} change={change} />
        <Text size="sm" c="var(--text-quiet)">
          {t('form.frozen')}
        </Text>
        <DialogActions close={close} className={classes.formEnd ?? ''}>
          <Button type="submit" loading={asking} disabled={!whole}>
            {t('form.save')}
          </Button>
        </DialogActions>
      </Stack>
    </form>
  );
}

/** One of few, all of them in sight, with what the chosen one means. */
function Choice<V extends string>({
  label,
  hint,
  value,
  values,
  onChange,
}: {
  label: string;
  hint: string;
  value: V;
  values: { value: V; label: string }[];
  onChange: (value: V) => void;
}) {
  return (
    <div>
      <Text fw={600} size="sm" mb={4}>
        {label}
      </Text>
      <SegmentedControl fullWidth aria-label={label} value={value} data={values} onChange={onChange} />
      <Text size="xs" c="var(--text-quiet)" mt={4}>
        {hint}
      </Text>
    </div>
  );
}

function firstTerms({ floor }: Meeting, editing: Editing): BallotTerms {
  if (editing.kind === 'new') return { ...usualTerms, question: '', item: floor.currentItem };
  return BallotTerms.parse(editing.ballot);
}
