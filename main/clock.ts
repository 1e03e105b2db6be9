import { uptime } from 'node:os';
import type { MachineClock } from './server-time.ts';

export const systemClock = {
  now: () => Date.now(),
  uptime: () => uptime() * 1000,
  after(ms, callback) {
    if (ms <= 0) {
      const turn = setImmediate(callback);
      return () => clearImmediate(turn);
    }
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
} satisfies MachineClock;
