/** The floor: passes bytes on, each frame made once, without documents, rights or storage. */
import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import { preframed } from '#server/sockets/preframe.ts';
import { answerUsage } from '../child.ts';

const server = http.createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
const everyone = new Set<Socket>();
sockets.on('connection', (ws, request) => {
  const own = request.socket;
  own.setNoDelay(true);
  everyone.add(own);
  ws.on('message', (bytes: Buffer) => {
    const frame = preframed(bytes);
    for (const socket of everyone) if (socket !== own) socket.write(frame);
  });
  ws.on('close', () => everyone.delete(own));
});
server.listen(0, '127.0.0.1', () => {
  answerUsage();
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, room: 'room' });
});
