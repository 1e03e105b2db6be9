/**
 * A copy of a painted canvas: one can be in one place only, and its pixels go when its owner lets it go.
 * @returns undefined where the browser has no more to draw on
 */
export function scaledCopy(painted: HTMLCanvasElement, scale: number): HTMLCanvasElement | undefined {
  const copy = document.createElement('canvas');
  copy.width = Math.max(1, Math.round(painted.width * scale));
  copy.height = Math.max(1, Math.round(painted.height * scale));
  const pen = copy.getContext('2d');
  if (!pen) return undefined;
  pen.imageSmoothingQuality = 'high';
  if (painted.width > 0) pen.drawImage(painted, 0, 0, copy.width, copy.height);
  return copy;
}
