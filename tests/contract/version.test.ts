/**
 * What one version speaks, pinned: whoever changes a frame, a command or the shape of a shared document meets this test,
 * since machines of both versions will meet on one server.
 */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { Command, CommandAnswer, commands } from '#domain/commands.ts';
import { formatDocumentName } from '#domain/documents.ts';
import type { MeetingId, PersonId } from '#domain/ids.ts';
import { CheckIn } from '#domain/meeting/attendance.ts';
import { FloorState, Member, Sharer } from '#domain/meeting/floor.ts';
import { AgendaItem, Invitee, Paper, PlanDetails } from '#domain/meeting/plan.ts';
import { Mark } from '#domain/paper/mark.ts';
import { DeskMeeting } from '#domain/people/desk.ts';
import { Person, Unit } from '#domain/people/directory.ts';
import { closeCodes, documentRefusals, updateRefusals } from '#protocol/errors.ts';
import { clientKinds, Hello, serverKinds, Welcome } from '#protocol/frames.ts';
import * as http from '#protocol/http.ts';
import { oldestServedVersion, protocolVersion } from '#protocol/version.ts';

/** The hash that belongs to `protocolVersion`. */
const pinned = { version: 7, hash: 'c174639544042e35' };

const shape = (schema: z.ZodType) => z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' });

function spoken(): unknown {
  const meeting = 'm' as MeetingId;
  const person = 'p' as PersonId;
  return {
    frames: { clientKinds, serverKinds, hello: shape(Hello), welcome: shape(Welcome) },
    errors: { closeCodes, documentRefusals, updateRefusals },
    commands: {
      command: shape(Command),
      answer: shape(CommandAnswer),
      inputs: Object.entries(commands).map(([name, { input }]) => [name, shape(input)]),
    },
    documents: {
      names: [
        formatDocumentName({ kind: 'directory' }),
        formatDocumentName({ kind: 'desk', person }),
        formatDocumentName({ kind: 'notes', person, meeting }),
        formatDocumentName({ kind: 'plan', meeting }),
        formatDocumentName({ kind: 'floor', meeting }),
        formatDocumentName({ kind: 'ink', person, meeting }),
      ],
      records: [
        Unit,
        Person,
        DeskMeeting,
        PlanDetails,
        Invitee,
        AgendaItem,
        Paper,
        FloorState,
        Member,
        CheckIn,
        Sharer,
        Mark,
      ].map(shape),
    },
    http: {
      paths: http.httpPaths,
      shapes: [http.HttpError, http.Office, http.SignIn, http.SignedIn, http.UploadMetadata].map(shape),
    },
  };
}

const hash = createHash('sha256').update(JSON.stringify(spoken())).digest('hex').slice(0, 16);

test('[F5] [S3] the version is raised whenever what it speaks changes', () => {
  expect(
    { version: protocolVersion, hash },
    `Frames, errors, commands, document shapes or HTTP shapes have changed (hash ${hash}).
Old machines and new ones will meet on one server, so:
 1. Can an older client still read what you write, and you what it writes (only new optional fields, only new ends of lists)?
    If not, say in the change how both are served, or raise oldestServedVersion (${oldestServedVersion}) in sync-server/protocol/version.ts.
 2. Raise protocolVersion (${protocolVersion}) there and add its line to the history in the comment above it.
 3. Say it in sync-server/protocol/SPEC.md, with a rule number and a test.
 4. Pin it here: pinned = { version: ${protocolVersion + 1}, hash: '${hash}' }.`,
  ).toEqual(pinned);
});

test('a version still served is not newer than the newest', () => {
  expect(oldestServedVersion).toBeLessThanOrEqual(protocolVersion);
});
