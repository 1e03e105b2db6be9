import { Tooltip, UnstyledButton } from '@mantine/core';
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
import { useTranslation } from 'react-i18next';
import { ownShelf } from '#domain/ids.ts';
import { tools as allTools, type Tool, takeTool, toolKeys } from '../input/tools.ts';
import type { Layer } from '../marks/mark-book.ts';
import type { Icon } from './choice-button.tsx';
import { LassoButton } from './lasso-button.tsx';
import classes from './reader.module.css';
import { useReader, useTools } from './reader-context.ts';
import { ShapeButton } from './shape-button.tsx';
import { StampButton } from './stamp-button.tsx';
import { StyleButton } from './style-button.tsx';
import { TextHighlightIcon } from './text-highlight-icon.tsx';
import { useStore, useVersion } from './use-store.ts';

const icons: Record<Exclude<Tool, 'lasso' | 'shape' | 'stamp'>, Icon> = {
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
  const { rights, meeting } = useReader();
  const { layer } = useTools();
  const may = useStore(rights);
  return (
    <div className={classes.rail} role="toolbar" aria-orientation="vertical" aria-label={t('tool.label')}>
      {/* Nobody else reads one's own papers. */}
      {meeting !== ownShelf && <LayerSwitch />}
      <div className={classes.tools} data-layer={layer}>
        {allTools.map((tool) => {
          if (tool === 'lasso') return <LassoButton key={tool} />;
          if (tool === 'shape') return <ShapeButton key={tool} may={may[layer]} />;
          if (tool === 'stamp') return <StampButton key={tool} may={may[layer]} />;
          return (
            <ToolButton key={tool} tool={tool} may={may[layer] || tool === 'select' || tool === 'eraser'} />
          );
        })}
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

function ToolButton({ tool, may }: { tool: keyof typeof icons; may: boolean }) {
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
        onClick={() => may && takeTool(tools, tool)}
      >
        <Icon size={22} stroke={1.7} />
      </UnstyledButton>
    </Tooltip>
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
