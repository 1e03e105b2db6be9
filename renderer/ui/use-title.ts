import { useEffect } from 'react';

const product = 'Họp Số';

/** Names the window after what is open in it. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title ? `${title} – ${product}` : product;
    return () => {
      document.title = product;
    };
  }, [title]);
}
