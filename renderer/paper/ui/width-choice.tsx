import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Colour, MarkKind } from '#domain/paper/mark.ts';
import { type WidthTool, widthsFor } from '../input/tools.ts';
import classes from './reader.module.css';

/** Three widths of a line to choose from, drawn as they are. */
export function WidthChoice({
  tool,
  colour,
  chosen,
  choose,
}: {
  tool: WidthTool;
  colour: Colour;
  /** `undefined`: several widths. */
  chosen: number | undefined;
  choose: (width: number) => void;
}) {
  const { t } = useTranslation('paper');
  return (
    <div className={classes.widths} role="radiogroup" aria-label={t('style.width')}>
      {widthsFor[tool].map((width, i) => (
        <UnstyledButton
          key={width}
          role="radio"
          aria-checked={chosen === width}
          aria-label={t(`style.width${(i + 1) as 1 | 2 | 3}`)}
          className={classes.width}
          onClick={() => choose(width)}
        >
          <span style={{ height: Math.max(2, width * 1.1), background: colour }} />
        </UnstyledButton>
      ))}
    </div>
  );
}

/** The tool whose widths a kind of mark comes in; `undefined` for marks without lines of their own. */
export function widthToolOf(kind: MarkKind): WidthTool | undefined {
  switch (kind) {
    case 'ink':
      return 'pen';
    case 'highlighter':
      return 'highlighter';
    case 'line':
    case 'arrow':
    case 'rectangle':
    case 'ellipse':
      return 'shape';
    default:
      return undefined;
  }
}
