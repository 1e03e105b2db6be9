import { useRouter } from '@tanstack/react-router';
import { Crash } from './crash.tsx';

/** A screen failed; the frame around it goes on. */
export function ScreenCrash({ reset }: { reset: () => void }) {
  const router = useRouter();
  return (
    <Crash
      retry={() => {
        reset();
        void router.invalidate();
      }}
    />
  );
}
