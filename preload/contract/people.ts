/** People of the office, from the directory on this machine. */
import { oc } from '@orpc/contract';
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

export const peopleCalls = {
  search: oc
    .input(z.object({ query: z.string().max(200), unit: UnitId.optional() }))
    .output(z.array(PersonRow)),
};
