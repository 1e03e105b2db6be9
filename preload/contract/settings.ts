/** How a person has the client on this machine. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';

/** What the button on the side of a pen makes of it while it is held. */
export const PenButton = z.enum(['eraser', 'lasso', 'none']);
export type PenButton = z.infer<typeof PenButton>;

export const Settings = z.object({
  language: z.enum(['vi', 'en']),
  theme: z.enum(['light', 'dark', 'system']),
  /** Follow the page of whoever leads. */
  follow: z.boolean(),
  /** Pages of papers in light letters on dark, whatever the theme. */
  darkPages: z.boolean(),
  /** Others of a meeting may know which page one reads. */
  tellsReading: z.boolean(),
  penButton: PenButton,
});
export type Settings = z.infer<typeof Settings>;

export const settingsCalls = {
  watch: oc.output(eventIterator(Settings)),
  change: oc.input(Settings.partial()),
};
