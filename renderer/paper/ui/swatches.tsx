import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Colour, Mark } from '#domain/paper/mark.ts';
import { type ColourName, highlightColours, inkColours } from '../input/tools.ts';
import classes from './marks.module.css';

/** Six colours to choose from, each a full target, each with its name. */
export function Swatches({
  kind,
  chosen,
  choose,
}: {
  kind: 'ink' | 'highlighter';
  /** `undefined`: several colours. */
  chosen: Colour | undefined;
  choose: (colour: Colour) => void;
}) {
  const { t } = useTranslation('paper');
  const colours = Object.entries(kind === 'ink' ? inkColours : highlightColours) as [ColourName, Colour][];
  return (
    <fieldset className={classes.swatches} aria-label={t('colour.label')}>
      {colours.map(([name, colour]) => (
        <button
          key={name}
          type="button"
          className={classes.swatch}
          aria-label={t(`colour.${name}`)}
          title={t(`colour.${name}`)}
          aria-pressed={colour === chosen}
          onClick={() => choose(colour)}
        >
          <span style={{ background: colour, color: kind === 'ink' ? '#ffffff' : '#1e1b17' }}>
            {colour === chosen && <IconCheck size={18} stroke={3} aria-hidden />}
          </span>
        </button>
      ))}
    </fieldset>
  );
}

/** The colours a mark may have: words must be readable under some kinds. */
export function swatchesOf({ geometry: { kind } }: Mark): 'ink' | 'highlighter' {
  return kind === 'highlight' || kind === 'highlighter' || kind === 'note' ? 'highlighter' : 'ink';
}
