/**
 * Who may talk to the client in the browser shell. Any page and any program on this machine can reach a port on loopback;
 * only the browser that came by a one-time link is let in.
 */
import { createHash, randomBytes } from 'node:crypto';

/** A link that nobody opened in this time is worth nothing. */
export const linkLifetimeMs = 10 * 60_000;

const secretBytes = 32;

export class Admission {
  readonly #now: () => number;
  readonly #cookieName: string;
  /** Hashes of the secrets alone: looking one up then takes no longer for a near miss. */
  readonly #links = new Map<string, number>();
  readonly #browsers = new Set<string>();

  /** @param port part of the cookie's name, as cookies of one host are shared by all its ports */
  constructor(port: number, now: () => number = Date.now) {
    this.#cookieName = `hopso-${port}`;
    this.#now = now;
  }

  /** The secret of a fresh link, good for one use. */
  issueLink(): string {
    const secret = randomBytes(secretBytes).toString('base64url');
    for (const [old, expiresAt] of this.#links) if (expiresAt <= this.#now()) this.#links.delete(old);
    this.#links.set(hash(secret), this.#now() + linkLifetimeMs);
    return secret;
  }

  /** Trades a link's secret for a `Set-Cookie` value; `undefined` if it was used, is too old or never was. */
  redeem(secret: string): string | undefined {
    const key = hash(secret);
    const expiresAt = this.#links.get(key);
    this.#links.delete(key);
    if (expiresAt === undefined || expiresAt <= this.#now()) return undefined;
    const cookie = randomBytes(secretBytes).toString('base64url');
    this.#browsers.add(hash(cookie));
    return `${this.#cookieName}=${cookie}; HttpOnly; SameSite=Strict; Path=/`;
  }

  /** Whether a `Cookie` header is that of a browser which redeemed a link. */
  admits(header: string | undefined): boolean {
    for (const pair of (header ?? '').split(';')) {
      const [name, value] = pair.trim().split('=', 2);
      if (name === this.#cookieName && value !== undefined && this.#browsers.has(hash(value))) return true;
    }
    return false;
  }
}

function hash(secret: string): string {
  return createHash('sha256').update(secret).digest('base64');
}

export interface RequestOrigin {
  host: string | undefined;
  origin: string | undefined;
  /** `Sec-Fetch-Site`; browsers set it, pages can't. */
  site: string | undefined;
}

/**
 * Whether a request names us and comes from our own page. A foreign name in `Host` is DNS rebinding; a foreign `Origin`
 * is another page, which a browser lets open WebSockets anywhere, cookies included where only the port differs.
 * @param own `127.0.0.1:port`
 * @param mustNameOrigin for what changes something and for WebSockets, whose `Origin` browsers always send
 */
export function isOwnRequest(request: RequestOrigin, own: string, mustNameOrigin: boolean): boolean {
  if (request.host !== own) return false;
  if (request.origin !== undefined) return request.origin === `http://${own}`;
  if (mustNameOrigin) return false;
  return request.site === undefined || request.site === 'same-origin' || request.site === 'none';
}
