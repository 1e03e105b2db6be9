/** What people say of themselves, beside what the office's directory says of them; an administrator may say it too. */
import { z } from 'zod';
import { PersonId, TitleId } from '../ids.ts';

/** As people write it: digits in groups and an extension, `+84 912 345 678` or `3825 1234 (máy lẻ 12)`. */
const Phone = z
  .string()
  .trim()
  .max(40)
  .refine(
    (text) => text === '' || /^[+(]?\d[\d\s.()/-]{2,}(?:\s*\(?(?:máy lẻ|ext\.?)\s*\d{1,6}\)?)?$/iu.test(text),
  );

export const Profile = z.object({
  id: PersonId,
  /** Empty: none. */
  phone: Phone.catch(''),
  /** `null`: the directory's own. */
  email: z.email().max(254).nullable().catch(null),
  /** A title of the catalogue in place of the directory's own; `null`: that one. */
  title: TitleId.nullable().catch(null),
});
export type Profile = z.infer<typeof Profile>;

/** What a person writes; a mistake is told and never dropped. */
export const ProfileWords = z.object({
  phone: Phone,
  email: z.email().max(254).nullable(),
  title: TitleId.nullable(),
});
export type ProfileWords = z.infer<typeof ProfileWords>;
