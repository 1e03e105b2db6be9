import { ActionIcon, Paper as Card, Tooltip } from '@mantine/core';
import { IconCopy, IconStrikethrough, IconUnderline } from '@tabler/icons-react';
import { type ComponentType, type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { markWords } from '../input/sweep-gesture.ts';
import { selectedText, textLayerAttribute } from '../input/text-selection.ts';
import type { TextTool } from '../input/tools.ts';
import classes from './marks.module.css';
import { useReader, useTools } from './reader-context.ts';
import { TextHighlightIcon } from './text-highlight-icon.tsx';
import { useStore } from './use-store.ts';

const icons: Record<TextTool, ComponentType<{ size?: number; stroke?: number }>> = {
  highlight: TextHighlightIcon,
  underline: IconUnderline,
  strike: IconStrikethrough,
};

/** What one may do with selected words, beside them: mark or copy. */
export function SelectionBubble({ pane }: { pane: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation('paper');
  const session = useReader();
  const { tool, layer } = useTools();
  const may = useStore(session.rights)[layer];
  const place = useSelectionPlace(pane, tool === 'select');
  if (!place) return null;
  const words = () =>
    pane.current ? selectedText(pane.current, (page) => session.viewport.spaceOf(page)) : [];
  const mark = (kind: TextTool) => {
    markWords(session, words(), kind);
    document.getSelection()?.removeAllRanges();
  };
  const copy = () => {
    const text = words()
      .map(({ quote }) => quote)
      .join('\n');
    void navigator.clipboard.writeText(text);
    document.getSelection()?.removeAllRanges();
  };
  return (
    <Card
      className={classes.bubble}
      shadow="md"
      withBorder
      style={place}
      onMouseDown={(event) => event.preventDefault()}
    >
      {(['highlight', 'underline', 'strike'] as const).map((kind) => {
        const Icon = icons[kind];
        return (
          <Tooltip
            key={kind}
            label={may ? `${t(`tool.${kind}`)} · ${t(`layer.${layer}`)}` : t('layer.noneWhy')}
          >
            <ActionIcon
              aria-label={t(`tool.${kind}`)}
              {...(may ? {} : { 'data-disabled': true })}
              onClick={() => may && mark(kind)}
            >
              <Icon size={22} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
        );
      })}
      <Tooltip label={t('selection.copy')}>
        <ActionIcon color="gray" aria-label={t('selection.copy')} onClick={copy}>
          <IconCopy size={22} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </Card>
  );
}

const bubbleWidth = 196;
const bubbleHeight = 56;

/** Above the selected words, inside the frame; `undefined` while nothing is selected or the pointer is still down. */
function useSelectionPlace(pane: RefObject<HTMLElement | null>, active: boolean) {
  const [place, setPlace] = useState<{ left: number; top: number }>();
  useEffect(() => {
    let pressed = false;
    const look = () => {
      const element = pane.current;
      const selection = document.getSelection();
      if (!element || !active || pressed || !selection || selection.isCollapsed || selection.rangeCount === 0)
        return setPlace(undefined);
      const range = selection.getRangeAt(0);
      const within = (node: Node) =>
        (node instanceof Element ? node : node.parentElement)?.closest(`[${textLayerAttribute}]`);
      if (!within(range.startContainer) && !within(range.endContainer)) return setPlace(undefined);
      const edge = element.getBoundingClientRect();
      const box = range.getBoundingClientRect();
      const above = box.top - edge.top - bubbleHeight - 6;
      const left = box.left + box.width / 2 - edge.left - bubbleWidth / 2;
      setPlace({
        left: Math.min(Math.max(8, left), Math.max(8, edge.width - bubbleWidth - 24)),
        top: above > 8 ? above : Math.min(box.bottom - edge.top + 8, edge.height - bubbleHeight - 8),
      });
    };
    const down = () => {
      pressed = true;
      look();
    };
    const up = () => {
      pressed = false;
      look();
    };
    const element = pane.current;
    document.addEventListener('selectionchange', look);
    element?.addEventListener('scroll', look, { passive: true });
    element?.addEventListener('pointerdown', down);
    window.addEventListener('pointerup', up);
    window.addEventListener('pointercancel', up);
    return () => {
      document.removeEventListener('selectionchange', look);
      element?.removeEventListener('scroll', look);
      element?.removeEventListener('pointerdown', down);
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', up);
    };
  }, [pane, active]);
  return place;
}
