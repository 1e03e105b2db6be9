/** A file that can't be loaded, for tally.test.ts. */
throw new Error('broken while loading');
