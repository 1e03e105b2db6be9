/** The journey of the main job, in every shell that this machine can show. */
import { afterAll, describe, it } from 'vitest';
import { browserShell, electronShell } from '#tests/helpers/product.ts';
import { runJourney } from './journey.ts';

for (const shell of [browserShell(), electronShell()]) {
  const reason = shell.missing === undefined ? '' : ` — skipped: ${shell.missing}`;
  describe(`in ${shell.name === 'electron' ? 'Electron' : 'a browser'}${reason}`, () => {
    afterAll(() => shell.close());

    it('prepares, convenes, writes offline, meets again without loss, follows the chair, takes the paper along', async (context) => {
      if (shell.missing !== undefined) context.skip(shell.missing);
      await runJourney(shell);
    }, 1_800_000);
  });
}
