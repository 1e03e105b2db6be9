/** Chooses who alone, with the organisers, sees one item of the agenda. */
import { Alert, Button, Checkbox, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconEyeExclamation, IconLock, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '#domain/ids.ts';
import { isInPreparation } from '#domain/meeting/phase.ts';
import type { AgendaItem } from '#domain/meeting/plan.ts';
import { fold } from '#domain/text.ts';
import { usePeople } from '#renderer/data/people.ts';
import { tellFailure } from '#renderer/data/tell-failure.ts';
import type { Meeting } from '#renderer/meeting/use-meeting.ts';
import { candidatesFor } from './candidates.ts';
import { restrictItem } from './move-item.ts';
import classes from './restricted.module.css';

export interface RestrictDialogProps {
  meeting: Meeting;
  item: AgendaItem;
  close: () => void;
}

/** Mount it to open it: what was ticked and then left does not come back. */
export function RestrictDialog({ meeting, item, close }: RestrictDialogProps) {
  const { t } = useTranslation(['restricted', 'common', 'errors', 'meeting']);
  const people = usePeople();
  const group = meeting.groupOf(item.id);
  const [chosen, setChosen] = useState<ReadonlySet<PersonId>>(new Set(group?.members));
  const [query, setQuery] = useState('');
  const [saving, setSaving] = useState(false);
  const candidates = candidatesFor(meeting, people);
  const words = (id: PersonId) => `${people.nameOf(id)} ${people.titleOf(id)} ${people.unitOf(id)}`;
  const shown = candidates.filter((id) => fold(words(id)).includes(fold(query.trim())));
  // Whoever is not invited any more falls out with the next change.
  const members = candidates.filter((id) => chosen.has(id));

  function toggle(id: PersonId) {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  }

  async function save() {
    setSaving(true);
    try {
      const outcome = await restrictItem(meeting, item.id, group, members);
      if (outcome === 'waiting')
        notifications.show({ title: t('notYet'), message: t('notYetText'), color: 'gold' });
      if (outcome === 'done') close();
    } catch (error) {
      tellFailure(error);
    } finally {
      setSaving(false);
    }
  }

  return (
    <Modal opened onClose={close} title={t('title')} centered size="lg">
      <Stack>
        <Text fw={600}>{item.title || t('meeting:untitledItem')}</Text>
        <Text>{t('explain')}</Text>
        {!group && !isInPreparation(meeting.floor.phase) && (
          <Alert color="gold" icon={<IconEyeExclamation />}>
            {t('seenAlready')}
          </Alert>
        )}
        {candidates.length === 0 ? (
          <Text c="var(--text-quiet)">{t('nobodyInvited')}</Text>
        ) : (
          <>
            <TextInput
              aria-label={t('search')}
              placeholder={t('search')}
              leftSection={<IconSearch size={20} stroke={1.75} />}
              value={query}
              onChange={(event) => setQuery(event.currentTarget.value)}
              data-autofocus
            />
            <fieldset className={classes.people} aria-label={t('who')}>
              {shown.length === 0 && <Text c="var(--text-quiet)">{t('noMatch')}</Text>}
              {shown.map((id) => (
                <Checkbox
                  key={id}
                  className={classes.person}
                  checked={chosen.has(id)}
                  onChange={() => toggle(id)}
                  label={people.nameOf(id)}
                  description={people.postOf(id)}
                />
              ))}
            </fieldset>
          </>
        )}
        <Group justify="space-between">
          <Text c="var(--text-quiet)" aria-live="polite">
            {t('chosen', { count: members.length })}
          </Text>
          <Group>
            <Button variant="default" onClick={close}>
              {t('common:back')}
            </Button>
            <Button
              leftSection={<IconLock size={20} stroke={1.75} />}
              loading={saving}
              disabled={members.length === 0}
              onClick={() => void save()}
            >
              {group ? t('save') : t('restrict')}
            </Button>
          </Group>
        </Group>
      </Stack>
    </Modal>
  );
}
