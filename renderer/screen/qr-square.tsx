import { useMemo } from 'react';
import { encode } from 'uqr';
import classes from './screen.module.css';

/** Light squares around, which readers need to find it. */
const QUIET = 2;

/** A QR square, drawn as one path: sharp at any size. */
export function QrSquare({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => {
    const { data, size } = encode(text, { border: QUIET, ecc: 'M' });
    const squares = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')));
    return { size, path: squares.join('') };
  }, [text]);
  return (
    <svg className={classes.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#0d1a28" shapeRendering="crispEdges" />
    </svg>
  );
}
