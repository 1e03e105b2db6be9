/**
 * A server in a test's hands: real sockets, real rooms and the real HTTP shapes, but rights and answers are what the test
 * says, so that client and server can be made to disagree. What the real server decides is tested with the real server.
 */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import * as Y from 'yjs';
import type { Command, CommandAnswer } from '#domain/commands.ts';
import { type DocumentName, isKept, parseDocumentName } from '#domain/documents.ts';
import type { PersonId } from '#domain/ids.ts';
import { deskMeetingsOf } from '#domain/people/desk.ts';
import type { Right } from '#domain/rights.ts';
import { systemClock } from '#main/clock.ts';
import { closeCodes } from '#protocol/errors.ts';
import { decodeClientFrame, encodeServerFrame } from '#protocol/frames.ts';
import { httpPaths, type Office, type SignedIn } from '#protocol/http.ts';
import { protocolVersion } from '#protocol/version.ts';
import { Channel } from '#room/channel.ts';
import { Committer } from '#room/committer.ts';
import { Room } from '#room/room.ts';
import { Session } from '#room/session.ts';

/** Kept documents are read, all others written. */
export function keptRead(document: string): Right {
  return isKept(parseDocumentName(document) as DocumentName) ? 'read' : 'write';
}

export class Host {
  readonly commands: Command[] = [];
  /** Names of the documents that were opened, in order. */
  readonly opened: string[] = [];
  url = '';
  right: (document: string, person: PersonId) => Right = keptRead;
  decide: (command: Command) => CommandAnswer | Promise<CommandAnswer> = ({ id }) => ({ id, ok: true });
  readonly #http = http.createServer((request, response) => this.#answer(request, response));
  readonly #sockets = new WebSocketServer({ server: this.#http, path: httpPaths.upstream });
  readonly #channels = new Map<string, Channel>();
  #ids = 0;
  readonly #sessions = new Map<WebSocket, { session: Session; person: PersonId }>();
  readonly #committer = new Committer({ store: () => {}, clock: systemClock, windowMs: 0, failed: () => {} });

  async start(): Promise<this> {
    this.#sockets.on('connection', (socket) => this.#connected(socket));
    await new Promise<void>((resolve) => this.#http.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
    return this;
  }

  /** Everything it knew is gone, as on a server put back from an older copy. */
  forget(): void {
    this.#channels.clear();
    this.cut();
  }

  doc(name: string): Y.Doc {
    return this.#channel(name).room.doc;
  }

  /** What the server itself writes. */
  change(name: string, write: (doc: Y.Doc) => void): void {
    this.#channel(name).room.change(write);
  }

  /** Puts meetings on a person's desk, and takes the others off. */
  desk(person: string, meetings: Record<string, { role: string; phase: string }>): void {
    this.change(`person/${person}/desk`, (doc) => {
      const desk = deskMeetingsOf(doc);
      for (const id of [...desk.keys()]) if (!meetings[id]) desk.delete(id);
      for (const [id, part] of Object.entries(meetings)) desk.set(id, { id, ...part });
    });
  }

  /** After `right` has changed. */
  reconsider(): void {
    for (const { session, person } of this.#sessions.values())
      session.reconsider((document) => this.right(document, person));
  }

  cut(code: number = closeCodes['shutting-down'].code): void {
    for (const socket of this.#sockets.clients) socket.close(code);
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#http.closeAllConnections();
    await new Promise((resolve) => this.#http.close(resolve));
  }

  #channel(name: string): Channel {
    const known = this.#channels.get(name);
    if (known) return known;
    const channel = new Channel(this.#ids++, new Room(name, new Y.Doc(), this.#committer.dirty));
    this.#channels.set(name, channel);
    return channel;
  }

  /** The token is the person's id: whoever says so is them. */
  #connected(socket: WebSocket): void {
    socket.on('message', (data: Buffer) => {
      const known = this.#sessions.get(socket);
      if (known) return known.session.receive(data);
      const frame = decodeClientFrame(data);
      if (frame.kind !== 'hello') return socket.close(closeCodes['bad-frame'].code);
      const person = frame.hello.token as PersonId;
      this.#sessions.set(socket, { person, session: this.#session(socket, person) });
      const welcome = { version: protocolVersion, person, now: Date.now() };
      socket.send(encodeServerFrame({ kind: 'welcome', welcome }));
    });
    socket.on('close', () => {
      this.#sessions.get(socket)?.session.close();
      this.#sessions.delete(socket);
    });
  }

  #session(socket: WebSocket, person: PersonId): Session {
    return new Session(
      {
        open: (document) => {
          this.opened.push(document);
          const right = this.right(document, person);
          if (right === 'none') return { refused: 'not-found' };
          return { channel: this.#channel(document), mayWrite: right === 'write' };
        },
        release: () => {},
        decide: async (command) => {
          this.commands.push(command);
          return this.decide(command);
        },
        send: (frame) => socket.send(frame),
      },
      person,
    );
  }

  #answer(request: http.IncomingMessage, response: http.ServerResponse): void {
    const office: Office = { name: 'Mẫu', protocolVersion, sampleAccounts: [], samplePassword: null };
    if (request.url === httpPaths.office) return void response.end(JSON.stringify(office));
    if (request.url === httpPaths.signOut) return void response.writeHead(204).end();
    if (request.url !== httpPaths.signIn) return void response.writeHead(404).end('{"code":"not-found"}');
    let body = '';
    request.on('data', (piece) => {
      body += piece;
    });
    request.on('end', () => {
      const { username, password } = JSON.parse(body) as { username: string; password: string };
      if (password !== 'right') return void response.writeHead(401).end('{"code":"wrong-password"}');
      const person = username as PersonId;
      const answer: SignedIn = { token: username, person, name: username, expiresAt: Date.now() + 1e6 };
      response.end(JSON.stringify(answer));
    });
  }
}
