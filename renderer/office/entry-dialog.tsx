/** One entry of a list being written: its name, and what its list knows besides. */
import { Button, Modal, Select, SimpleGrid, Stack, Switch, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UnitId } from '#domain/ids.ts';
import { type Entry, EntryWords, entryNamed } from '#domain/office/entries.ts';
import { compareText } from '#domain/text.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { useDirectory } from '#renderer/data/people.ts';
import { DialogActions } from '#renderer/ui/dialog-actions.tsx';

type IssuerWords = Extract<EntryWords, { list: 'issuers' }>['entry'];

export function EntryDialog({ words, close }: { words: EntryWords; close: () => void }) {
  const { t } = useTranslation(['catalogues', 'office']);
  const directory = useDirectory();
  const { ask, asking } = useAsk();
  const [draft, setDraft] = useState(words);
  const { list, entry } = draft;
  // Each list's fields are changed by that list's own inputs alone.
  const change = (changes: object) =>
    setDraft((before) => ({ ...before, entry: { ...before.entry, ...changes } }) as EntryWords);
  const taken = entryNamed<Entry>(directory[list].values(), entry);
  const checked = EntryWords.safeParse(draft);
  const complete = checked.success && !taken;

  async function save(event: FormEvent) {
    event.preventDefault();
    if (!checked.success || taken || asking) return;
    if ((await ask('office.putEntry', { words: checked.data })) !== 'failed') close();
  }

  return (
    <Modal opened onClose={close} title={words.entry.name || t(`${list}.add`)} size="lg" centered>
      <form onSubmit={(event) => void save(event)}>
        <Stack>
          <TextInput
            label={t(`${list}.name`)}
            placeholder={t(`${list}.placeholder`)}
            value={entry.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
            error={taken && t(taken.retired ? 'takenRetired' : 'taken')}
            maxLength={200}
            withAsterisk
            data-autofocus
          />
          {draft.list === 'titles' && (
            <Switch
              label={t('selfChosen')}
              description={t('selfChosenHint')}
              checked={draft.entry.selfChosen}
              onChange={(event) => change({ selfChosen: event.currentTarget.checked })}
            />
          )}
          {draft.list === 'issuers' && <IssuerFields issuer={draft.entry} change={change} />}
          <DialogActions close={close}>
            <Button type="submit" loading={asking} disabled={!complete}>
              {t('office:save')}
            </Button>
          </DialogActions>
        </Stack>
      </form>
    </Modal>
  );
}

function IssuerFields({
  issuer,
  change,
}: {
  issuer: IssuerWords;
  change: (changes: Partial<IssuerWords>) => void;
}) {
  const { t } = useTranslation('catalogues');
  const { units } = useDirectory();
  const unitOptions = [...units.values()]
    .sort((a, b) => compareText(a.name, b.name))
    .map(({ id, name }) => ({ value: id as string, label: name }));
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label={t('abbreviation')}
          placeholder={t('abbreviationPlaceholder')}
          value={issuer.abbreviation}
          onChange={(event) => change({ abbreviation: event.currentTarget.value })}
          maxLength={50}
          withAsterisk
        />
        <TextInput
          label={t('place')}
          placeholder={t('placePlaceholder')}
          value={issuer.place}
          onChange={(event) => change({ place: event.currentTarget.value })}
          maxLength={100}
        />
      </SimpleGrid>
      <TextInput
        label={t('parent')}
        description={t('parentHint')}
        value={issuer.parent}
        onChange={(event) => change({ parent: event.currentTarget.value })}
        maxLength={200}
      />
      <Select
        label={t('unit')}
        description={t('unitHint')}
        placeholder={t('noUnit')}
        clearable
        searchable
        data={unitOptions}
        value={issuer.unit}
        onChange={(value) => change({ unit: value === null ? null : UnitId.parse(value) })}
      />
    </>
  );
}
