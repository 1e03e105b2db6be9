/** Kinds of meeting: the four built-in ones, and the office's own. */
import { Button, CloseButton, Group, Text, TextInput, Title } from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import { KindId } from '#domain/ids.ts';
import { MeetingType } from '#domain/meeting/plan.ts';
import type { MeetingKind } from '#domain/office/catalogues.ts';
import { compareText } from '#domain/text.ts';
import { useAsk } from '#renderer/data/commands.ts';
import { useDirectory } from '#renderer/data/people.ts';
import { confirm } from '#renderer/ui/confirm.tsx';
import { NameDialog } from '#renderer/ui/name-dialog.tsx';
import { Row, Rows } from '#renderer/ui/rows.tsx';
import { OfficeButton } from './office-button.tsx';

export function Kinds() {
  const { t } = useTranslation(['office', 'meetings']);
  const { kinds } = useDirectory();
  const own = [...kinds.values()].sort((a, b) => compareText(a.name, b.name));
  return (
    <section aria-labelledby="kinds">
      <Title order={2} size="h3" id="kinds" mb="md">
        {t('kinds.title')}
      </Title>
      <NewKind />
      <Rows>
        {MeetingType.options.map((type) => (
          <Row key={type} words={<Text>{t(`meetings:type.${type}`)}</Text>}>
            <Text size="sm" c="var(--text-quiet)">
              {t('kinds.builtIn')}
            </Text>
          </Row>
        ))}
        {own.map((kind) => (
          <Kind key={kind.id} kind={kind} />
        ))}
      </Rows>
    </section>
  );
}

function NewKind() {
  const { t } = useTranslation('office');
  const { ask, asking } = useAsk();
  const [name, setName] = useState('');
  async function add() {
    if (name.trim() === '') return;
    const outcome = await ask('office.putKind', {
      kind: { id: KindId.parse(v7()), name: name.trim() },
    });
    if (outcome !== 'failed') setName('');
  }
  return (
    <form
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void add();
      }}
    >
      <Group align="flex-end" gap="sm" mb="md">
        <TextInput
          flex={1}
          label={t('kinds.name')}
          placeholder={t('kinds.placeholder')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={200}
        />
        <OfficeButton
          command="office.putKind"
          loading={asking}
          leftSection={<IconPlus size={20} />}
          refusedBecause={name.trim() === '' ? t('kinds.nameFirst') : undefined}
          onClick={() => void add()}
        >
          {t('kinds.add')}
        </OfficeButton>
      </Group>
    </form>
  );
}

function Kind({ kind: { id, name } }: { kind: MeetingKind }) {
  const { t } = useTranslation('office');
  const { ask } = useAsk();
  const [renaming, setRenaming] = useState(false);
  return (
    <Row words={<Text>{name}</Text>}>
      <Button
        variant="subtle"
        leftSection={<IconPencil size={20} stroke={1.75} />}
        aria-label={t('kinds.editName', { name })}
        onClick={() => setRenaming(true)}
      >
        {t('edit')}
      </Button>
      {renaming && (
        <NameDialog
          title={t('kinds.editName', { name })}
          label={t('kinds.rename')}
          confirm={t('save')}
          name={name}
          close={() => setRenaming(false)}
          save={(changed) => void ask('office.putKind', { kind: { id, name: changed } })}
        />
      )}
      <CloseButton
        size={44}
        aria-label={t('kinds.dropName', { name })}
        onClick={() =>
          confirm({
            title: t('kinds.dropTitle', { name }),
            text: t('kinds.dropText'),
            confirm: t('drop'),
            danger: true,
            onConfirm: () => void ask('office.dropKind', { kind: id }),
          })
        }
      />
    </Row>
  );
}
