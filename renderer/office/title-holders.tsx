/** Who bears a title of the catalogue: given and taken back by the administrator. */
import { Button, CloseButton, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PersonId, TitleId } from '#domain/ids.ts';
import type { Title } from '#domain/office/entries.ts';
import { comparePersonNames } from '#domain/text.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { useDirectory, usePeople } from '#renderer/data/people.ts';
import { PersonPicker } from '#renderer/plan/person-picker.tsx';
import { PersonFace } from '#renderer/ui/person-face.tsx';
import { Row, Rows } from '#renderer/ui/rows.tsx';

export function useHolders(title: TitleId): PersonId[] {
  const { profiles, people } = useDirectory();
  return [...profiles.values()]
    .filter((profile) => profile.title === title && people.has(profile.id))
    .map(({ id }) => id)
    .sort((a, b) => comparePersonNames(people.get(a)?.name ?? '', people.get(b)?.name ?? ''));
}

export function TitleHolders({
  title: { id: title, name },
  opened,
  close,
}: {
  title: Title;
  opened: boolean;
  close: () => void;
}) {
  const { t } = useTranslation('catalogues');
  const { ask, asking } = useAsk();
  const people = usePeople();
  const holders = useHolders(title);
  return (
    <Modal opened={opened} onClose={close} title={t('holdersName', { name })} size="lg" centered>
      <Stack aria-busy={asking}>
        <PersonPicker
          label={t('give')}
          placeholder={t('givePlaceholder')}
          marked={new Set(holders)}
          pick={(person) => void ask('office.giveTitle', { person, title })}
        />
        {holders.length === 0 && <Text c="var(--text-quiet)">{t('holdersNone')}</Text>}
        <Rows>
          {holders.map((person) => (
            <Row
              key={person}
              icon={<PersonFace name={people.nameOf(person)} size={36} />}
              words={
                <>
                  <Text>{people.nameOf(person)}</Text>
                  <Text size="sm" c="var(--text-quiet)">
                    {people.unitOf(person)}
                  </Text>
                </>
              }
            >
              <CloseButton
                size={44}
                aria-label={t('takeBack', { name: people.nameOf(person) })}
                onClick={() => void ask('office.giveTitle', { person, title: null })}
              />
            </Row>
          ))}
        </Rows>
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('done')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
