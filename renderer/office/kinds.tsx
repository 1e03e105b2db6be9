/** Kinds of meeting: the four built-in ones, and the office's own. */
import { Button, Group, Text, Title } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
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
  const { ask } = useAsk();
  const [adding, setAdding] = useState(false);
  const own = [...kinds.values()].sort((a, b) => compareText(a.name, b.name));
  return (
    <section aria-labelledby="kinds">
      <Group justify="space-between" mb="md">
        <Title order={2} size="h3" id="kinds">
          {t('kinds.title')}
        </Title>
        <OfficeButton
          command="office.putKind"
          leftSection={<IconPlus size={20} />}
          onClick={() => setAdding(true)}
        >
          {t('kinds.name')}
        </OfficeButton>
      </Group>
      <Rows>
        {MeetingType.options.map((type) => (
          <Row key={type} words={<Text fw={600}>{t(`meetings:type.${type}`)}</Text>}>
            <Text size="sm" c="var(--text-quiet)">
              {t('kinds.builtIn')}
            </Text>
          </Row>
        ))}
        {own.map((kind) => (
          <Kind key={kind.id} kind={kind} />
        ))}
      </Rows>
      {adding && (
        <NameDialog
          title={t('kinds.name')}
          label={t('kinds.rename')}
          placeholder={t('kinds.placeholder')}
          confirm={t('kinds.add')}
          name=""
          close={() => setAdding(false)}
          save={(name) => void ask('office.putKind', { kind: { id: KindId.parse(v7()), name } })}
        />
      )}
    </section>
  );
}

function Kind({ kind: { id, name } }: { kind: MeetingKind }) {
  const { t } = useTranslation('office');
  const { ask } = useAsk();
  const [renaming, setRenaming] = useState(false);
  return (
    <Row words={<Text fw={600}>{name}</Text>}>
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
      <OfficeButton
        command="office.dropKind"
        variant="subtle"
        color="seal"
        leftSection={<IconTrash size={20} stroke={1.75} />}
        hint={t('kinds.dropName', { name })}
        onClick={() =>
          confirm({
            title: t('kinds.dropTitle', { name }),
            text: t('kinds.dropText'),
            confirm: t('drop'),
            danger: true,
            onConfirm: () => void ask('office.dropKind', { kind: id }),
          })
        }
      >
        {t('drop')}
      </OfficeButton>
    </Row>
  );
}
