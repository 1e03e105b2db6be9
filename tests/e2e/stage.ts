/** What a journey runs on: the sample office on a server of its own, and people at machines of their own. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '#build/entries.ts';
import { type EmbeddedServer, startEmbeddedServer, startWithNode } from '#main/embedded-server.ts';
import type { Shell } from '#tests/helpers/product.ts';
import { startTap } from '#tests/helpers/tap.ts';
import { type Account, Person } from './person.ts';

/** Everything one journey runs on; `close` ends and removes it all, whatever had happened. */
export class Stage {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), 'hopso-journey-'));
  readonly #shell: Shell;
  readonly #people: Person[] = [];
  #server: EmbeddedServer | undefined;

  constructor(shell: Shell) {
    this.#shell = shell;
  }

  get url(): string {
    return this.#server?.url ?? '';
  }

  /** Where the server keeps its store. */
  get serverData(): string {
    return path.join(this.folder, 'server');
  }

  async openOffice(): Promise<{ accounts: Account[]; password: string }> {
    this.#server = await startEmbeddedServer({ dataDir: this.folder, start: startWithNode, log: console });
    const office = await (await fetch(`${this.#server.url}/api/office`)).json();
    return { accounts: office.sampleAccounts, password: office.samplePassword };
  }

  /** A person at a machine of their own, with a line of their own, before the sign-in screen. */
  async arrive(account: Account): Promise<Person> {
    const line = await startTap(this.url);
    const dataDir = path.join(this.folder, account.username);
    const person = new Person(account, await this.#shell.launch({ server: line.url, dataDir }), line);
    this.#people.push(person);
    return person;
  }

  /** The same, signed in. */
  async enter(account: Account, password: string): Promise<Person> {
    const person = await this.arrive(account);
    await person.signIn(password);
    return person;
  }

  /** What everyone had before their eyes, in `test-results/`, when it went wrong. */
  async picture(): Promise<void> {
    for (const { account, product } of this.#people) {
      const file = path.join(root, 'test-results', `${this.#shell.name}-${account.username}.png`);
      await product.page.screenshot({ path: file }).catch(() => undefined);
    }
  }

  async close(): Promise<void> {
    for (const { product, line } of this.#people) {
      await product.close();
      await line.close();
    }
    await this.#server?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
