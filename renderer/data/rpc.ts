/**
 * The contract's client: `rpc.meetings.list({…})` and so on, over whichever channel the shell gives.
 * A channel that closes is replaced at the next call; event streams are resubscribed by `event-stream.ts`.
 */
import { type ClientLink, createORPCClient, DynamicLink } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import type { contract } from '#contract';
import { bridge } from './bridge.ts';

type Channel = ClientLink<Record<never, never>>;

let channel: Promise<Channel> | undefined;

async function openChannel(): Promise<Channel> {
  const port = await bridge().rpc();
  const closed = () => {
    channel = undefined;
  };
  port.addEventListener('close', closed, { once: true });
  if (port instanceof WebSocket) return new SocketLink({ websocket: port });
  const link = new PortLink({ port });
  port.start();
  return link;
}

function currentChannel(): Promise<Channel> {
  channel ??= openChannel().catch((error: unknown) => {
    channel = undefined;
    throw error;
  });
  return channel;
}

export const rpc: ContractRouterClient<typeof contract> = createORPCClient(new DynamicLink(currentChannel));
