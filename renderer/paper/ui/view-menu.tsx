import { Button, Menu } from '@mantine/core';
import {
  IconArrowAutofitContent,
  IconArrowAutofitHeight,
  IconArrowAutofitWidth,
  IconBook,
  IconCheck,
  IconChevronDown,
  IconColumns2,
  IconFile,
  IconFileDiff,
  IconFiles,
  IconLayoutList,
  IconMoon,
  IconPresentation,
  IconRotate,
  IconRotateClockwise,
} from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Besides } from '../beside/beside.ts';
import { present } from '../presentation.ts';
import { useDarkPages } from './dark-pages.ts';
import classes from './reader.module.css';
import { useReader, useViewPart } from './reader-context.ts';

const modes = [
  ['continuous', IconLayoutList, '1'],
  ['single', IconFile, '2'],
  ['spreads', IconBook, '3'],
] as const;

const fits = [
  ['width', 'fitWidth', IconArrowAutofitWidth, 'Ctrl 0'],
  ['page', 'fitPage', IconArrowAutofitHeight, 'W'],
  ['content', 'fitContent', IconArrowAutofitContent, 'X'],
] as const;

/** How the pages are shown: everything in one place, each with its key. */
export function ViewMenu({ besides }: { besides: Besides }) {
  const { t } = useTranslation(['paper', 'beside']);
  const session = useReader();
  const { viewport } = session;
  const mode = useViewPart('mode');
  const fit = useViewPart('fit');
  const coverAlone = useViewPart('coverAlone');
  const [dark, setDark] = useDarkPages();
  return (
    <Menu width={310} shadow="md" position="bottom-end">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          className={`${classes.barButton} ${classes.viewButton}`}
          leftSection={<IconFiles size={22} stroke={1.7} aria-hidden />}
          rightSection={<IconChevronDown size={16} aria-hidden />}
          aria-label={t('paper:view.open')}
        >
          <span className={classes.viewWord}>{t('paper:view.open')}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="calc(100dvh - 140px)" style={{ overflowY: 'auto' }}>
        {modes.map(([each, icon, key]) => (
          <Choice
            key={each}
            icon={icon}
            hint={key}
            chosen={mode === each}
            choose={() => viewport.arrange(each)}
          >
            {t(`paper:view.${each}`)}
          </Choice>
        ))}
        {mode === 'spreads' && (
          <Choice
            icon={IconFile}
            role="menuitemcheckbox"
            chosen={coverAlone}
            choose={() => viewport.arrange('spreads', !coverAlone)}
          >
            {t('paper:view.coverAlone')}
          </Choice>
        )}
        <Menu.Divider />
        {fits.map(([each, name, icon, key]) => (
          <Choice key={each} icon={icon} hint={key} chosen={fit === each} choose={() => viewport.fitTo(each)}>
            {t(`paper:zoom.${name}`)}
          </Choice>
        ))}
        <Menu.Divider />
        <Act icon={IconRotateClockwise} hint="R" act={() => viewport.turn(90)}>
          {t('paper:turn.right')}
        </Act>
        <Act icon={IconRotate} hint="Shift R" act={() => viewport.turn(-90)}>
          {t('paper:turn.left')}
        </Act>
        <Menu.Divider />
        <Choice icon={IconMoon} role="menuitemcheckbox" hint="I" chosen={dark} choose={() => setDark(!dark)}>
          {t('paper:view.dark')}
        </Choice>
        {besides.version && (
          <Act icon={IconFileDiff} act={besides.version}>
            {t('beside:openVersion')}
          </Act>
        )}
        <Act icon={IconColumns2} hint="A" act={besides.paper} why={t(`beside:${besides.lacks}`)}>
          {t('beside:open')}
        </Act>
        <Act icon={IconPresentation} hint="F5" act={() => present(session)}>
          {t('paper:view.present')}
        </Act>
      </Menu.Dropdown>
    </Menu>
  );
}

interface ItemProps {
  icon: ComponentType<{ size?: number; stroke?: number }>;
  /** The key that does the same. */
  hint?: string;
  children: ReactNode;
}

/** One of several, or on and off. */
function Choice({
  icon: Icon,
  hint,
  chosen,
  choose,
  role = 'menuitemradio',
  children,
}: ItemProps & { chosen: boolean; choose: () => void; role?: 'menuitemradio' | 'menuitemcheckbox' }) {
  // Mantine's own role says nothing of being chosen.
  const said = { role, 'aria-checked': chosen };
  return (
    <Menu.Item
      renderRoot={(props) => <button type="button" {...props} {...said} />}
      data-active={chosen || undefined}
      leftSection={<Icon size={20} stroke={1.7} />}
      rightSection={
        <span className={classes.itemEnd}>
          {hint}
          {chosen ? <IconCheck size={18} aria-hidden /> : <span className={classes.noCheck} />}
        </span>
      }
      onClick={choose}
    >
      {children}
    </Menu.Item>
  );
}

/** @param why said instead where there is nothing to do */
function Act({
  icon: Icon,
  hint,
  act,
  why,
  children,
}: ItemProps & { act: (() => void) | undefined; why?: string }) {
  return (
    <Menu.Item
      disabled={act === undefined}
      leftSection={<Icon size={20} stroke={1.7} />}
      rightSection={
        <span className={classes.itemEnd}>
          {hint}
          <span className={classes.noCheck} />
        </span>
      }
      onClick={act}
    >
      {act ? children : why}
    </Menu.Item>
  );
}
