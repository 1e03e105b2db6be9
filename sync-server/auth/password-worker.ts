/** A thread that hashes passwords: argon2id takes a core for a tenth of a second, which no connection should wait for. */
import { randomBytes } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { argon2id, argon2Verify } from 'hash-wasm';

/** OWASP's choice for servers (2024): 19 MiB, two passes. */
export interface PasswordCosts {
  /** KiB */
  memorySize: number;
  iterations: number;
  parallelism: number;
}

/** What it is asked: a hash with a salt of its own, or whether a password is the one that was hashed. */
export type PasswordJob =
  | { do: 'hash'; password: string; costs: PasswordCosts }
  | { do: 'verify'; password: string; encoded: string };

/** What it answers: the encoded hash, or whether it is. */
export type PasswordAnswer = { ok: true; value: string | boolean } | { ok: false; message: string };

async function work(job: PasswordJob): Promise<string | boolean> {
  const { password } = job;
  if (job.do === 'verify') return argon2Verify({ password, hash: job.encoded });
  return argon2id({ password, ...job.costs, salt: randomBytes(16), hashLength: 32, outputType: 'encoded' });
}

parentPort?.on('message', (job: PasswordJob) => {
  const answer = (given: PasswordAnswer) => parentPort?.postMessage(given);
  work(job).then(
    (value) => answer({ ok: true, value }),
    (cause: unknown) => answer({ ok: false, message: String(cause) }),
  );
});
