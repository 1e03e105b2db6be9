import { Popover, Tooltip, UnstyledButton } from '@mantine/core';
import { type ComponentType, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Tool, takeTool, toolKeys } from '../input/tools.ts';
import classes from './reader.module.css';
import { useReader, useToolPart } from './reader-context.ts';

export type Icon = ComponentType<{ size?: number; stroke?: number }>;

/** One button of the rail for a tool that comes in several kinds: takes the tool and shows the kinds beside it. */
export function ChoiceButton({
  tool,
  may,
  icon: Icon,
  label,
  choices,
}: {
  tool: Tool;
  /** May be used on this layer now. */
  may: boolean;
  icon: Icon;
  /** The tool, and which kind of it is in hand. */
  label: string;
  choices: (close: () => void) => ReactNode;
}) {
  const { t } = useTranslation('paper');
  const { tools } = useReader();
  const current = useToolPart('tool');
  const [opened, setOpened] = useState(false);
  const take = () => {
    if (!may) return;
    takeTool(tools, tool);
    setOpened((open) => !open);
  };
  return (
    <Popover opened={opened && may} onChange={setOpened} position="left" withArrow trapFocus returnFocus>
      <Popover.Target>
        <Tooltip
          position="left"
          disabled={opened}
          label={may ? `${label} (${toolKeys[tool].toUpperCase()})` : `${label}. ${t('layer.noneWhy')}`}
        >
          <UnstyledButton
            className={`${classes.tool} ${classes.hasChoices}`}
            aria-label={label}
            aria-pressed={current === tool}
            aria-haspopup="dialog"
            aria-expanded={opened}
            aria-disabled={!may || undefined}
            onClick={take}
          >
            <Icon size={22} stroke={1.7} />
          </UnstyledButton>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p="xs" aria-label={t(`tool.${tool}`)}>
        {choices(() => setOpened(false))}
      </Popover.Dropdown>
    </Popover>
  );
}
