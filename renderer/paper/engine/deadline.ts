/** A deadline that runs only while the window shows: hidden windows are slowed down on purpose, sleeping machines stop. */
const TICK_MS = 250;

export class DeadlineMissed extends Error {}

/** Rejects with {@link DeadlineMissed} where `work` has not settled within `ms` of shown time. */
export function within<T>(work: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    let left = ms;
    const timer = setInterval(() => {
      if (document.hidden) return;
      left -= TICK_MS;
      if (left > 0) return;
      clearInterval(timer);
      reject(new DeadlineMissed());
    }, TICK_MS);
    work.then(resolve, reject).finally(() => clearInterval(timer));
  });
}
