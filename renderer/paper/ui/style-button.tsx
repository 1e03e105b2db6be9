import { Popover, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { colourOf, isWidthTool } from '../input/tools.ts';
import classes from './reader.module.css';
import { useReader, useTools } from './reader-context.ts';
import { Swatches } from './swatches.tsx';
import { WidthChoice } from './width-choice.tsx';

/** The colour and width of the tool in hand. */
export function StyleButton() {
  const { t } = useTranslation('paper');
  const { tools } = useReader();
  const state = useTools();
  const [opened, setOpened] = useState(false);
  const { tool } = state;
  const plain = tool === 'select' || tool === 'lasso' || tool === 'eraser';
  const colour = colourOf(state, tool);
  return (
    <Popover opened={opened && !plain} onChange={setOpened} position="left" withArrow>
      <Popover.Target>
        <Tooltip position="left" label={t('style.label')} disabled={opened}>
          <UnstyledButton
            className={classes.tool}
            // Its place stays, so that no button moves when another tool is taken.
            style={plain ? { visibility: 'hidden' } : undefined}
            aria-label={t('style.label')}
            aria-haspopup="dialog"
            aria-expanded={opened}
            onClick={() => setOpened((open) => !open)}
          >
            <span className={classes.dot} style={{ background: colour }} />
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
            if (!isWidthTool(tool)) setOpened(false);
          }}
        />
        {isWidthTool(tool) && (
          <WidthChoice
            tool={tool}
            colour={colour}
            chosen={state.widths[tool]}
            choose={(width) => tools.set({ widths: { ...tools.state.widths, [tool]: width } })}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
