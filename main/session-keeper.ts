/** Who is signed in, on which server, and the workplace that goes with them. Remembered over restarts without a network. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Session } from '#contract';
import type { PersonId } from '#domain/ids.ts';
import type { Office } from '#protocol/http.ts';
import { CallFailure } from './call-failure.ts';
import type { KeyBox } from './keys.ts';
import type { Log } from './log.ts';
import { changePassword, fetchOffice, serverOrigin, signIn, signOut } from './office-api.ts';
import type { RendererPorts } from './renderer-ports.ts';
import type { MachineClock } from './server-time.ts';
import type { Status } from './status.ts';
import type { DeviceStore } from './store/device.ts';
import { Workplace } from './workplace.ts';

const OFFICE_RETRY_MS = 2_000;

export interface SessionKeeperOptions {
  dataDir: string;
  /** Origin of the server the program was started for; empty if for none. */
  server: string;
  keyBox: KeyBox;
  device: DeviceStore;
  status: Status;
  ports: RendererPorts;
  clock: MachineClock;
  log: Log;
}

export interface Credentials {
  server?: string | undefined;
  username: string;
  password: string;
}

export class SessionKeeper {
  readonly #options: SessionKeeperOptions;
  #workplace: Workplace | undefined;
  /** Signing in and out, one after the other. */
  #turn: Promise<unknown> = Promise.resolve();
  #officeRetry: (() => void) | undefined;
  #closed = false;

  constructor(options: SessionKeeperOptions) {
    this.#options = options;
  }

  get workplace(): Workplace | undefined {
    return this.#workplace;
  }

  /** Opens the workplace of whoever was signed in last, if that was for this server. @throws {StoreTooNew} */
  start(): void {
    const { device, server } = this.#options;
    const last = device.session;
    if (last && last.startedFor === server) this.#open(last.server, last.person, last.name, last.token);
    else this.#showSignedOut();
  }

  /** @throws {CallFailure} */
  signIn(credentials: Credentials): Promise<Session> {
    return this.#inTurn(async () => {
      const { device, status, server: startedFor } = this.#options;
      const server = credentials.server ? serverOrigin(credentials.server) : this.#currentServer();
      const { username, password } = credentials;
      const { token, person, name } = await signIn(server, { username, password });
      device.keepSession({ server, startedFor, person, name, token }, token);
      if (this.#workplace?.person === person && this.#workplace.origin === server) {
        this.#workplace.signedInAgain(token);
      } else {
        await this.#closeWorkplace();
        this.#open(server, person, name, token);
      }
      return status.session.value;
    });
  }

  /** @throws {CallFailure} `server-unreachable` without a network: the server keeps passwords */
  async changePassword(passwords: { current: string; next: string }): Promise<void> {
    const last = this.#options.device.session;
    if (!last?.token) throw new CallFailure('signed-out');
    await changePassword(last.server, last.token, passwords);
  }

  /** Ends the session here, and on the server if it can be reached. */
  signOut(eraseLocal: boolean): Promise<void> {
    return this.#inTurn(async () => {
      const { device } = this.#options;
      const last = device.session;
      const workplace = this.#workplace;
      if (!workplace) return;
      device.forgetSession();
      await this.#closeWorkplace();
      if (eraseLocal)
        rmSync(this.#folderOf(workplace.origin, workplace.person), { recursive: true, force: true });
      this.#options.status.clear();
      this.#showSignedOut();
      // Without a network the session ends by itself when it expires.
      if (last?.token) await signOut(last.server, last.token).catch(() => {});
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#officeRetry?.();
    await this.#turn.catch(() => {});
    await this.#closeWorkplace();
  }

  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(run, run);
    this.#turn = result.catch(() => {});
    return result;
  }

  #currentServer(): string {
    const { server } = this.#options.status.session.value;
    if (server === '') throw new CallFailure('server-unreachable');
    return server;
  }

  #folderOf(origin: string, person: PersonId): string {
    const server = new URL(origin).host.replace(/[^a-z0-9.-]/g, '_');
    return path.join(this.#options.dataDir, 'people', `${server}-${person}`);
  }

  #open(server: string, person: PersonId, name: string, token: string | null): void {
    const { keyBox, clock, log, status, ports } = this.#options;
    this.#officeRetry?.();
    this.#workplace = new Workplace({
      dir: this.#folderOf(server, person),
      person,
      origin: server,
      token,
      keyBox,
      clock,
      log,
      told: {
        connection: (connection) => status.connection.set(connection),
        saving: (saving) => status.saving.set(saving),
        outbox: (rows) => status.outbox.set(rows),
        lists: () => status.listsChanged(),
        rights: () => ports.reconsider(),
        takeAway: (document) => ports.takeAway(document),
      },
    });
    ports.serve(this.#workplace);
    status.session.set({ state: 'signed-in', server, person, name });
    this.#workplace.start();
  }

  async #closeWorkplace(): Promise<void> {
    const workplace = this.#workplace;
    this.#workplace = undefined;
    this.#options.ports.serve(undefined);
    await workplace?.close();
  }

  #showSignedOut(): void {
    const { status, server } = this.#options;
    status.session.set(signedOut(server));
    if (server !== '') void this.#showOffice(server);
  }

  /** Shows what the server says of itself before anyone signed in, as soon as it can be asked. */
  async #showOffice(server: string): Promise<void> {
    const { status, clock } = this.#options;
    const office = await fetchOffice(server).catch(() => undefined);
    if (this.#closed || status.session.value.state === 'signed-in') return;
    if (office) status.session.set(signedOut(server, office));
    else this.#officeRetry = clock.after(OFFICE_RETRY_MS, () => void this.#showOffice(server));
  }
}

function signedOut(server: string, office?: Office): Session {
  return {
    state: 'signed-out',
    server,
    sampleAccounts: office?.sampleAccounts ?? [],
    samplePassword: office?.samplePassword ?? null,
  };
}
