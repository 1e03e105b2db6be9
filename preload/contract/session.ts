/** Who is signed in on this machine. */
import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { PersonId } from '#domain/ids.ts';
import { call } from './call.ts';

export const Session = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('signed-out'),
    server: z.string(),
    sampleAccounts: z.array(
      z.object({ username: z.string(), name: z.string(), title: z.string(), unit: z.string() }),
    ),
    samplePassword: z.string().nullable(),
  }),
  z.object({ state: z.literal('signed-in'), server: z.string(), person: PersonId, name: z.string() }),
]);
export type Session = z.infer<typeof Session>;

export const sessionCalls = {
  watch: oc.output(eventIterator(Session)),
  signIn: call
    .input(
      z.object({
        server: z.string().max(500).optional(),
        username: z.string().min(1).max(100),
        password: z.string().min(1).max(500),
      }),
    )
    .output(Session),
  /** The server keeps passwords: it takes a network. Every other machine of the person is signed out. */
  changePassword: call.input(
    z.object({ current: z.string().min(1).max(1024), next: z.string().min(1).max(1024) }),
  ),
  /** Ends the session on the server and forgets the person's data on this machine if asked to. */
  signOut: call.input(z.object({ eraseLocal: z.boolean() })),
};
