import { type RefObject, useEffect, useState } from 'react';
import { roomForTwo } from './beside.ts';

/** Whether the reader is wide enough for two papers now. */
export function useRoomForTwo(reader: RefObject<HTMLElement | null>): boolean {
  const [wide, setWide] = useState(false);
  useEffect(() => {
    const element = reader.current;
    if (!element) return;
    const measure = () => setWide(element.clientWidth >= roomForTwo);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [reader]);
  return wide;
}
