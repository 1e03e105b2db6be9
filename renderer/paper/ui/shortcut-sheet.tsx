import { Kbd, Modal, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toolKeys, tools } from '../input/tools.ts';
import { shortcuts } from './keyboard.ts';
import { keyGroups } from './shortcut.ts';
import classes from './shortcut-sheet.module.css';

/** Keys as they are printed on keyboards. */
const printed: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  Delete: 'Del',
  Escape: 'Esc',
  '-': '−',
};

/** Those that do the same as another one before them. */
const unsaid = new Set(['=', 'Ctrl++', 'Ctrl+=', 'Ctrl+-', 'Ctrl+g', 'Ctrl+Shift+z', 'Backspace']);

/** Every key the reader knows, by what one does with it. */
export function ShortcutSheet({ opened, close }: { opened: boolean; close: () => void }) {
  const { t } = useTranslation('paper');
  return (
    <Modal opened={opened} onClose={close} title={t('keys.title')} size="min(960px, 94vw)">
      <div className={classes.groups}>
        {keyGroups.map((group) => (
          <section key={group} className={classes.group}>
            <Text component="h3" fw={600} size="sm" c="var(--text-quiet)">
              {t(`keys.group.${group}`)}
            </Text>
            <dl className={classes.list}>
              {shortcuts
                .filter((shortcut) => shortcut.group === group)
                .map(({ name, keys }) => (
                  <Row key={name} what={t(`keys.${name}`)} keys={keys.filter((key) => !unsaid.has(key))} />
                ))}
              {group === 'writing' && <Row what={t('keys.nudge')} keys={Object.keys(printed).slice(0, 4)} />}
              {group === 'writing' &&
                tools.map((tool) => <Row key={tool} what={t(`tool.${tool}`)} keys={[toolKeys[tool]]} />)}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}

function Row({ what, keys }: { what: string; keys: readonly string[] }) {
  return (
    <div className={classes.row}>
      <dt>{what}</dt>
      <dd>
        {keys.map((key) => (
          <Kbd key={key} size="md">
            {sayKey(key)}
          </Kbd>
        ))}
      </dd>
    </div>
  );
}

function sayKey(key: string): string {
  const parts = key.length === 1 ? [key] : key.split('+');
  return parts.map((part) => printed[part] ?? (part.length === 1 ? part.toUpperCase() : part)).join(' ');
}
