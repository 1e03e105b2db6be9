/** The key box of the desktop shell: the system's keychain where there is one, else the key file, each seal saying which. */
import { safeStorage } from 'electron';
import { fileKeyBox, type KeyBox } from './keys.ts';

/** First byte of a seal. */
const bySystem = 1;
const byFile = 2;

/** Whether secrets are guarded by the system's keychain. On Linux without one, Electron would "encrypt" with a known word. */
export function hasKeychain(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
}

/**
 * Seals by the best box there is now and opens by the one that sealed: a keychain that comes or goes loses nothing
 * but what was sealed in it. Call after Electron's `ready`.
 */
export function electronKeyBox(dataDir: string): KeyBox {
  const sealing = hasKeychain() ? bySystem : byFile;
  let file: KeyBox | undefined;
  const fileBox = () => {
    file ??= fileKeyBox(dataDir);
    return file;
  };
  return {
    seal(secret) {
      const sealed =
        sealing === bySystem
          ? safeStorage.encryptString(Buffer.from(secret).toString('base64'))
          : fileBox().seal(secret);
      return Buffer.concat([Buffer.of(sealing), sealed]);
    },
    open(sealed) {
      const inner = Buffer.from(sealed.subarray(1));
      if (sealed[0] === bySystem) return Buffer.from(safeStorage.decryptString(inner), 'base64');
      if (sealed[0] === byFile) return fileBox().open(inner);
      throw new Error('not sealed by this box');
    },
  };
}
