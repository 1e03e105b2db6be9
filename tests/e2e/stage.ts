/** What a journey runs on: the sample office on a server of its own, and people at machines of their own. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '#build/entries.ts';
import { type EmbeddedServer, startEmbeddedServer, startWithNode } from '#main/embedded-server.ts';
import type { Shell } from '#tests/helpers/product.ts';
import { startTap } from '#tests/helpers/tap.ts';
import { type Account, Person } from './person.ts';

interface Office {
  accounts: readonly Account[];
  password: string;
}

/** Everything one journey runs on; `close` ends and removes it all, whatever had happened. */
export class Stage {
  readonly #shell: Shell;
  readonly #people: Person[] = [];
  #folder: string | undefined;
  #server: EmbeddedServer | undefined;
  #office: Office | undefined;

  constructor(shell: Shell) {
    this.#shell = shell;
  }

  /** Where everything lies that the journey leaves; there once it is asked for. */
  get folder(): string {
    this.#folder ??= mkdtempSync(path.join(os.tmpdir(), 'hopso-journey-'));
    return this.#folder;
  }

  get url(): string {
    return this.#server?.url ?? '';
  }

  /** Where the server keeps its store. */
  get serverData(): string {
    return path.join(this.folder, 'server');
  }

  async openOffice(): Promise<Office> {
    this.#server = await startEmbeddedServer({ dataDir: this.folder, start: startWithNode, log: console });
    const office = await (await fetch(`${this.#server.url}/api/office`)).json();
    this.#office = { accounts: office.sampleAccounts, password: office.samplePassword };
    return this.#office;
  }

  /** Of everybody in the sample office. */
  get password(): string {
    if (!this.#office) throw new Error('the office is not open yet');
    return this.#office.password;
  }

  /** The account of the sample office with this name. */
  account(username: string): Account {
    const account = this.#office?.accounts.find((each) => each.username === username);
    if (!account) throw new Error(`no sample account ${username}`);
    return account;
  }

  /**
   * A person at a machine of their own, with a line of their own, before the sign-in screen.
   * @param who an account, or its name
   */
  async arrive(who: Account | string): Promise<Person> {
    const account = typeof who === 'string' ? this.account(who) : who;
    const line = await startTap(this.url);
    const dataDir = path.join(this.folder, account.username);
    const person = new Person(account, await this.#shell.launch({ server: line.url, dataDir }), line);
    this.#people.push(person);
    return person;
  }

  /** The same, signed in. */
  async enter(who: Account | string): Promise<Person> {
    const person = await this.arrive(who);
    await person.signIn(this.password);
    return person;
  }

  /** What anybody's machine has complained of so far. */
  get complaints(): string[] {
    return this.#people.flatMap(({ product }) => product.complaints);
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
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true });
  }
}
