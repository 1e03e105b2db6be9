/** What an entry in the table of keys is. */
import type { ReaderSession } from '../reader-session.ts';

export interface KeyActions {
  openFind: () => void;
  closeFind: () => void;
  /** To the next hit, or the one before. */
  stepFind: (direction: 1 | -1) => void;
  showKeys: () => void;
  /** The field in which the page is typed takes the focus. */
  typePage: () => void;
  togglePanel: () => void;
  toggleDark: () => void;
  print: () => void;
  /** Puts another paper beside this one, or takes it away. */
  toggleBeside: () => void;
  /** The focus goes to the pages. */
  toPages: () => void;
  /** The focus goes to the other half. */
  otherHalf: () => void;
}

export const keyGroups = ['moving', 'viewing', 'writing', 'other'] as const;

export interface Shortcut {
  /** `keys.<name>` in paper.json. */
  name: string;
  group: (typeof keyGroups)[number];
  /** As `combinationsOf` in keyboard.ts names them; any of them does. */
  keys: readonly string[];
  /** @returns `false` where the key is somebody else's after all */
  run: (session: ReaderSession, actions: KeyActions, key: string) => unknown;
}
