import { describe, expect, test } from 'vitest';
import { Passwords } from '#server/auth/passwords.ts';

/** What the native argon2 package made of the same words: hashes of any maker are understood. */
const madeElsewhere =
  '$argon2id$v=19$m=19456,p=1,t=2$qb1W+XFXXi1OBRWArYLAhA$wCUEOKby/Gl3irhhFdpKzI7LmCuU9dMq2czTahj/8RE';

describe('passwords', () => {
  const passwords = new Passwords();

  test('the right one matches, any other does not', async () => {
    const encoded = await passwords.hash('Mật khẩu 1');
    expect(encoded).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwords.matches(encoded, 'Mật khẩu 1')).toBe(true);
    expect(await passwords.matches(encoded, 'Mật khẩu 2')).toBe(false);
  });

  test('the same word composed another way by the keyboard is the same password', async () => {
    const encoded = await passwords.hash('Mật khẩu'.normalize('NFD'));
    expect(await passwords.matches(encoded, 'Mật khẩu'.normalize('NFC'))).toBe(true);
  });

  test('two hashes of one password differ', async () => {
    const [one, two] = await Promise.all([passwords.hash('x'), passwords.hash('x')]);
    expect(one).not.toBe(two);
  });

  test('who has no password is refused whatever they say', async () => {
    expect(await passwords.matches(undefined, 'nobody signs in with this')).toBe(false);
  });

  test('a hash made elsewhere is understood', async () => {
    expect(await passwords.matches(madeElsewhere, 'xin chào')).toBe(true);
    expect(await passwords.matches(madeElsewhere, 'xin chao')).toBe(false);
  });

  test('a hash of other costs is outdated, one of today is not', async () => {
    expect(passwords.isOutdated('$argon2id$v=19$m=8192,t=1,p=1$c2FsdHNhbHQ$aGFzaA')).toBe(true);
    expect(passwords.isOutdated(await passwords.hash('x'))).toBe(false);
  });

  test('what is no hash at all is an error, and the next password is still answered', async () => {
    await expect(passwords.matches('no hash', 'x')).rejects.toThrow();
    const encoded = await passwords.hash('x');
    expect(await passwords.matches(encoded, 'x')).toBe(true);
  });
});
