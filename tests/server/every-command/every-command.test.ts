/**
 * Every command there is, asked as it should be, once more, by everybody else, too late, and of a meeting that is put off or
 * called off. Who is refused and why stands in `answers.ts`, a line a command; one that has no line makes this fail.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommandName, commands } from '#domain/commands.ts';
import { systemClock } from '#server/clock.ts';
import { verifyStore } from '#server/verify-store.ts';
import { commandId } from '#tests/helpers/raw-client.ts';
import { startTestServer, type TestServer } from '#tests/helpers/server.ts';
import { answers, type Column } from './answers.ts';
import { type Asked, everyone, Situations, type Who } from './situations.ts';

let now = Date.now();
let server: TestServer;
let situations: Situations;
beforeAll(async () => {
  server = await startTestServer({ clock: { ...systemClock, now: () => now } });
  const tokens = new Map<string, string>();
  situations = new Situations({
    core: server.core,
    url: server.url,
    async tokenOf(who) {
      const known = tokens.get(who) ?? (await server.signIn(who)).token;
      tokens.set(who, known);
      return known;
    },
    pass(ms) {
      now += ms;
    },
  });
});
afterAll(async () => {
  // Whatever was refused or done, the journal has it all, and in one piece.
  expect(verifyStore(server.dataDir).flaws).toEqual([]);
  await server.close();
});

/** What becomes of a command in the situation of a column. */
const columns: { readonly [C in Column]: (name: CommandName) => Promise<string> } = {
  async again(name) {
    const { by, input } = await situations.of(name);
    const id = commandId();
    expect(situations.ask(by, name, input as never, id), `${by} asks in time`).toBe('ok');
    // The same command, come twice over a bad line, is answered as before and does nothing more.
    const journalled = entries();
    expect(situations.ask(by, name, input as never, id)).toBe('ok');
    expect(entries(), 'done once').toBe(journalled);
    return situations.ask(by, name, input as never);
  },
  ...(Object.fromEntries(everyone.map((who) => [who, (name: CommandName) => by(who, name)])) as Record<
    Who,
    (name: CommandName) => Promise<string>
  >),
  ended: (name) => late(name, (asked) => situations.at('ended', asked)),
  archived: (name) => late(name, (asked) => situations.at('archived', asked)),
  postponed: (name) => late(name, (asked) => situations.at('postponed', asked)),
  cancelled: (name) => late(name, (asked) => situations.at('cancelled', asked)),
  closed: (name) => late(name, (asked) => situations.closed(asked)),
};

const entries = (): unknown => server.core.store.db.prepare('SELECT count(*) FROM journal').pluck().get();

async function by(who: Who, name: CommandName): Promise<string> {
  const asked = await situations.of(name);
  return who === asked.by ? '–' : situations.ask(who, name, asked.input as never);
}

/** Asked in time by its author's clock, and come after something else: the server's order decides. */
async function late(name: CommandName, meanwhile: (asked: Asked) => Promise<Asked>): Promise<string> {
  const asked = await situations.of(name);
  const then = now;
  const later = await meanwhile(asked);
  return situations.ask(later.by, name, later.input as never, commandId(), then);
}

describe.each(CommandName.options)('%s', (name) => {
  const row = answers[commands[name].about].get(name);

  it('has a line in the table', () => expect(row, 'a new command needs one').toBeDefined());

  it.each(Object.entries(row ?? {}))('%s: %s', async (column, expected) => {
    expect(await columns[column as Column](name)).toBe(expected);
  });
});
