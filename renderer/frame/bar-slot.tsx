/** The middle of the bar belongs to the screen that is open: reading screens put their title there and save a row. */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';

interface Slot {
  element: HTMLElement | null;
  setElement(element: HTMLElement | null): void;
  taken: number;
  take(): () => void;
}

const SlotContext = createContext<Slot | undefined>(undefined);

export function BarSlotProvider({ children }: { children: ReactNode }) {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [taken, setTaken] = useState(0);
  const slot = useMemo<Slot>(
    () => ({
      element,
      setElement,
      taken,
      take() {
        setTaken((count) => count + 1);
        return () => setTaken((count) => count - 1);
      },
    }),
    [element, taken],
  );
  return <SlotContext value={slot}>{children}</SlotContext>;
}

/** Whether a screen has taken the bar: such a screen is for reading and wants the whole width. */
export function useBarTaken(): boolean {
  return (useContext(SlotContext)?.taken ?? 0) > 0;
}

/** Where it appears. */
export function BarSlotTarget({ className }: { className?: string | undefined }) {
  const slot = useContext(SlotContext);
  return <div className={className} ref={slot?.setElement} />;
}

/** Puts `children` into the bar for as long as the screen stands. */
export function InBar({ children }: { children: ReactNode }) {
  const slot = useContext(SlotContext);
  const [take] = useState(() => slot?.take);
  useEffect(() => take?.(), [take]);
  return slot?.element ? createPortal(children, slot.element) : null;
}
