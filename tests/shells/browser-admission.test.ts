import { describe, expect, it } from 'vitest';
import { Admission, isOwnRequest, linkLifetimeMs } from '#main/browser-admission.ts';

/** The `Cookie` header a browser sends after this `Set-Cookie`. */
function cookieOf(setCookie: string | undefined): string {
  return setCookie?.split(';', 1)[0] ?? '';
}

describe('one-time links', () => {
  it('lets in the browser that came first, and it alone', () => {
    const admission = new Admission(4321);
    const link = admission.issueLink();
    const cookie = cookieOf(admission.redeem(link));
    expect(admission.admits(`theme=dark; ${cookie}`)).toBe(true);
    expect(admission.redeem(link)).toBeUndefined();
  });

  it('gives a cookie that no script can read and no other site can send', () => {
    const admission = new Admission(4321);
    expect(admission.redeem(admission.issueLink())).toMatch(
      /^hopso-4321=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/,
    );
  });

  it('forgets a link that nobody opened in time', () => {
    let now = 0;
    const admission = new Admission(4321, () => now);
    const link = admission.issueLink();
    now = linkLifetimeMs;
    expect(admission.redeem(link)).toBeUndefined();
  });

  it('admits neither a link, nor a guess, nor the cookie of another port', () => {
    const admission = new Admission(4321);
    const cookie = cookieOf(admission.redeem(admission.issueLink()));
    expect(admission.admits(undefined)).toBe(false);
    expect(admission.admits(`hopso-4321=${admission.issueLink()}`)).toBe(false);
    expect(admission.admits(cookie.replace('4321', '4322'))).toBe(false);
    expect(admission.redeem('')).toBeUndefined();
  });
});

describe('whose request it is', () => {
  const own = '127.0.0.1:4321';
  const from = (host?: string, origin?: string, site?: string) => ({ host, origin, site });

  it.each([
    ['another name for this machine, as DNS rebinding makes', from('evil.example:4321'), false],
    ['no host', from(), false],
    ["a foreign page's origin", from(own, 'https://evil.example'), false],
    ['another port of this machine', from(own, 'http://127.0.0.1:9'), false],
    ['a sandboxed frame', from(own, 'null'), false],
    ['a picture on a foreign page', from(own, undefined, 'cross-site'), false],
    ['a picture on a page of another port', from(own, undefined, 'same-site'), false],
    ['an address typed by hand', from(own, undefined, 'none'), true],
    ['our own page', from(own, `http://${own}`, 'same-origin'), true],
  ])('reading: %s: %j → %s', (_, request, expected) => {
    expect(isOwnRequest(request, own, false)).toBe(expected);
  });

  it('demands the origin by name for WebSockets and for what changes something', () => {
    expect(isOwnRequest(from(own), own, true)).toBe(false);
    expect(isOwnRequest(from(own, undefined, 'same-origin'), own, true)).toBe(false);
    expect(isOwnRequest(from(own, `http://${own}`), own, true)).toBe(true);
  });
});
