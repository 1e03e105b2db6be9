/** From an HTTP upgrade to a connection: the path says which kind. */
import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { documentSubprotocol, httpPaths } from '#protocol/http.ts';
import { limits } from '#protocol/limits.ts';
import { Line, NamedSocket } from './line.ts';
import { servePlain } from './plain.ts';
import type { SocketServices } from './services.ts';
import { serveUpstream } from './upstream.ts';

export function acceptSockets(http: Server, services: SocketServices): void {
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: limits.frameBytes,
    // Updates hardly compress, and a small frame could unpack to a large one.
    perMessageDeflate: false,
    handleProtocols: (offered) => offered.has(documentSubprotocol) && documentSubprotocol,
    WebSocket: NamedSocket,
  });
  http.on('upgrade', (request: IncomingMessage, duplex: Duplex, head: Buffer) => {
    // Node serves TCP here: the stream is the connection itself.
    const socket = duplex as Socket;
    socket.on('error', () => socket.destroy());
    const [path = ''] = (request.url ?? '').split('?', 1);
    sockets.handleUpgrade(request, socket, head, (ws) => {
      socket.setNoDelay(true);
      const line = new Line(ws, socket);
      if (path === httpPaths.upstream) serveUpstream(line, services);
      else servePlain(line, services, path.slice(1), subprotocolsOf(request));
    });
  });
}

function subprotocolsOf(request: IncomingMessage): string[] {
  return (request.headers['sec-websocket-protocol'] ?? '').split(',').map((protocol) => protocol.trim());
}
