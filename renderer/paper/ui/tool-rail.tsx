import { Popover, Text, Tooltip, UnstyledButton } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBallpen,
  IconEraser,
  IconHighlight,
  IconLock,
  IconNote,
  IconPointer,
  IconStrikethrough,
  IconTextSize,
  IconUnderline,
  IconUsers,
} from '@tabler/icons-react';
import { type ComponentType, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tools as allTools, colourOf, isDrawTool, type Tool, toolKeys, widthsFor } from '../input/tools.ts';
import type { Layer } from '../marks/mark-book.ts';
import classes from './reader.module.css';
import { useReader, useTools } from './reader-context.ts';
import { Swatches } from './swatches.tsx';
import { TextHighlightIcon } from './text-highlight-icon.tsx';
import { useStore, useVersion } from './use-store.ts';

type Icon = ComponentType<{ size?: number; stroke?: number }>;

const icons: Record<Tool, Icon> = {
  select: IconPointer,
  pen: IconBallpen,
  highlighter: IconHighlight,
  highlight: TextHighlightIcon,
  underline: IconUnderline,
  strike: IconStrikethrough,
  note: IconNote,
  text: IconTextSize,
  eraser: IconEraser,
};

/** Which layer one writes on, with what, and the way back. On the side where the pen is. */
export function ToolRail() {
  const { t } = useTranslation('paper');
  const { rights } = useReader();
  const { layer } = useTools();
  const may = useStore(rights);
  return (
    <div className={classes.rail} role="toolbar" aria-orientation="vertical" aria-label={t('tool.label')}>
      <LayerSwitch />
      <div className={classes.tools} data-layer={layer}>
        {allTools.map((tool) => (
          <ToolButton key={tool} tool={tool} may={may[layer] || tool === 'select' || tool === 'eraser'} />
        ))}
        <StyleButton />
      </div>
      <UndoRedo />
    </div>
  );
}

const layerIcons: Record<Layer, Icon> = { private: IconLock, shared: IconUsers };

function LayerSwitch() {
  const { t } = useTranslation(['paper', 'restricted']);
  const { tools, rights, restricted } = useReader();
  const { layer } = useTools();
  const may = useStore(rights);
  return (
    <div className={classes.layers} role="radiogroup" aria-label={t('layer.label')}>
      {(['private', 'shared'] as const).map((each) => {
        const Icon = layerIcons[each];
        const why = t(may[each] ? `layer.${each}Why` : 'layer.noneWhy');
        const label = restricted && each === 'shared' ? t('restricted:layer') : why;
        return (
          <Tooltip key={each} position="left" multiline maw={320} label={label}>
            <UnstyledButton
              role="radio"
              aria-checked={layer === each}
              aria-disabled={!may[each] || undefined}
              className={classes.layer}
              data-layer={each}
              onClick={() => may[each] && tools.set({ layer: each })}
            >
              <Icon size={19} stroke={2} />
              <span>{t(`layer.${each}`)}</span>
            </UnstyledButton>
          </Tooltip>
        );
      })}
    </div>
  );
}

function ToolButton({ tool, may }: { tool: Tool; may: boolean }) {
  const { t } = useTranslation('paper');
  const { tools } = useReader();
  const state = useTools();
  const Icon = icons[tool];
  const label = t(`tool.${tool}`);
  return (
    <Tooltip
      position="left"
      label={may ? `${label} (${toolKeys[tool].toUpperCase()})` : `${label}. ${t('layer.noneWhy')}`}
    >
      <UnstyledButton
        className={classes.tool}
        aria-label={label}
        aria-pressed={state.tool === tool}
        aria-disabled={!may || undefined}
        onClick={() => may && tools.set({ tool, selection: undefined, draft: undefined })}
      >
        <Icon size={22} stroke={1.7} />
      </UnstyledButton>
    </Tooltip>
  );
}

/** The colour and width of the tool in hand. */
function StyleButton() {
  const { t } = useTranslation('paper');
  const { tools } = useReader();
  const state = useTools();
  const [opened, setOpened] = useState(false);
  const { tool } = state;
  const plain = tool === 'select' || tool === 'eraser';
  const colour = colourOf(state, tool);
  return (
    <Popover opened={opened && !plain} onChange={setOpened} position="left" withArrow>
      <Popover.Target>
        <Tooltip position="left" label={t('style.label')} disabled={opened}>
          <UnstyledButton
            className={classes.tool}
            aria-label={t('style.label')}
            aria-haspopup="dialog"
            aria-expanded={opened}
            aria-disabled={plain || undefined}
            onClick={() => !plain && setOpened((open) => !open)}
          >
            <span className={classes.dot} style={{ background: plain ? 'transparent' : colour }} />
          </UnstyledButton>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p="sm">
        <Text size="sm" fw={600} mb={4}>
          {t(`tool.${tool}`)}
        </Text>
        <Swatches
          kind={tool === 'highlighter' || tool === 'highlight' || tool === 'note' ? 'highlighter' : 'ink'}
          chosen={colour}
          choose={(each) => {
            tools.set({ colours: { ...tools.state.colours, [tool]: each } });
            if (!isDrawTool(tool)) setOpened(false);
          }}
        />
        {isDrawTool(tool) && (
          <div className={classes.widths} role="radiogroup" aria-label={t('style.width')}>
            {widthsFor[tool].map((width, i) => (
              <UnstyledButton
                key={width}
                role="radio"
                aria-checked={state.widths[tool] === width}
                aria-label={t(`style.width${(i + 1) as 1 | 2 | 3}`)}
                className={classes.width}
                onClick={() => tools.set({ widths: { ...tools.state.widths, [tool]: width } })}
              >
                <span style={{ height: Math.max(2, width * 1.1), background: colour }} />
              </UnstyledButton>
            ))}
          </div>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

function UndoRedo() {
  const { t } = useTranslation('paper');
  const { history } = useReader();
  useVersion(history);
  const buttons = [
    { key: 'undo', Icon: IconArrowBackUp, may: history.canUndo, run: () => history.undo(), keys: 'Ctrl+Z' },
    {
      key: 'redo',
      Icon: IconArrowForwardUp,
      may: history.canRedo,
      run: () => history.redo(),
      keys: 'Ctrl+Y',
    },
  ] as const;
  return (
    <div className={classes.tools}>
      {buttons.map(({ key, Icon, may, run, keys }) => (
        <Tooltip key={key} position="left" label={`${t(`tool.${key}`)} (${keys})`}>
          <UnstyledButton
            className={classes.tool}
            aria-label={t(`tool.${key}`)}
            aria-disabled={!may || undefined}
            onClick={run}
          >
            <Icon size={22} stroke={1.7} />
          </UnstyledButton>
        </Tooltip>
      ))}
    </div>
  );
}
