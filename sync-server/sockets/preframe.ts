/**
 * Bytes as one WebSocket frame, made once for all who get them. A server's frames are neither masked nor, here,
 * compressed, so the very same bytes go to every socket: with 200 recipients that is most of the work of sending.
 */
const BINARY = 0x82; // FIN and the opcode of a binary message (RFC 6455, 5.2)

let lastPayload: Uint8Array | undefined;
let lastFrame: Buffer = Buffer.alloc(0);

/** The frame that carries `payload`. A room sends one payload to all its peers in a row, so the last one is kept. */
export function preframed(payload: Uint8Array): Buffer {
  if (payload === lastPayload) return lastFrame;
  lastFrame = frame(payload);
  lastPayload = payload;
  return lastFrame;
}

function frame(payload: Uint8Array): Buffer {
  const { length } = payload;
  const headerLength = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const bytes = Buffer.allocUnsafe(headerLength + length);
  bytes[0] = BINARY;
  if (headerLength === 2) {
    bytes[1] = length;
  } else if (headerLength === 4) {
    bytes[1] = 126;
    bytes.writeUInt16BE(length, 2);
  } else {
    bytes[1] = 127;
    bytes.writeBigUInt64BE(BigInt(length), 2);
  }
  bytes.set(payload, headerLength);
  return bytes;
}
