/** A person of the office as search shows them, from the directory on this machine. */
import { z } from 'zod';
import { PersonId, UnitId } from '#domain/ids.ts';

export const PersonRow = z.object({
  id: PersonId,
  name: z.string(),
  title: z.string(),
  unit: UnitId,
  unitName: z.string(),
});
export type PersonRow = z.infer<typeof PersonRow>;
