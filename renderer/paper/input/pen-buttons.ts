/** What a pen is used for besides writing: its eraser end, and the button on its side. Pure. */
import type { PenButton } from '#contract';

/** `PointerEvent.buttons` of a pen turned round to its eraser. */
const eraserEnd = 32;
/** `PointerEvent.buttons` of a pen whose side button is held. */
const sideButton = 2;

/** @returns the tool that a pen so held is, whatever tool is in hand; undefined for the one in hand */
export function heldAs(
  { pointerType, buttons }: Pick<PointerEvent, 'pointerType' | 'buttons'>,
  penButton: PenButton,
): 'eraser' | 'lasso' | undefined {
  if (buttons & eraserEnd) return 'eraser';
  return pointerType === 'pen' && buttons & sideButton && penButton !== 'none' ? penButton : undefined;
}
