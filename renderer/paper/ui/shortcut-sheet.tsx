import { Kbd, Modal, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toolKeys, tools } from '../input/tools.ts';

const keys = [
  ['move', '↑ ↓'],
  ['pages', 'PgUp PgDn'],
  ['ends', 'Home End'],
  ['zoom', '+ −'],
  ['fit', 'W'],
  ['turn', 'R'],
  ['find', 'Ctrl F'],
  ['undo', 'Ctrl Z'],
  ['redo', 'Ctrl Y'],
  ['remove', 'Del'],
  ['layer', 'L'],
  ['back', 'Alt ←'],
  ['leave', 'Esc'],
] as const;

/** Every key the reader knows. */
export function ShortcutSheet({ opened, close }: { opened: boolean; close: () => void }) {
  const { t } = useTranslation('paper');
  return (
    <Modal opened={opened} onClose={close} title={t('keys.title')} size="lg">
      <Table verticalSpacing={6}>
        <Table.Tbody>
          {keys.map(([name, combination]) => (
            <Table.Tr key={name}>
              <Table.Td>{t(`keys.${name}`)}</Table.Td>
              <Table.Td align="right">
                <Kbd size="md">{combination}</Kbd>
              </Table.Td>
            </Table.Tr>
          ))}
          {tools.map((tool) => (
            <Table.Tr key={tool}>
              <Table.Td>{t(`tool.${tool}`)}</Table.Td>
              <Table.Td align="right">
                <Kbd size="md">{toolKeys[tool].toUpperCase()}</Kbd>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
