/** For those who run the server: is it well, and what has it done. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { httpPaths } from '#protocol/http.ts';
import { isLoopback } from '../loopback.ts';
import type { Metrics } from '../metrics.ts';

/** @param isWell whether storing works */
export function serveHealth(http: FastifyInstance, metrics: Metrics, isWell: () => boolean): void {
  http.get(httpPaths.health, (_request, reply) => {
    const well = isWell();
    return reply.code(well ? 200 : 503).send({ well });
  });
  http.get(httpPaths.metrics, async (request, reply) => {
    if (!isAskedHere(request)) return reply.callNotFound();
    const text = await metrics.registry.metrics();
    return reply.type(metrics.registry.contentType).send(text);
  });
}

/** Counts that rise while people vote tell who does: they are for a collector on this machine, not for who comes by a proxy. */
function isAskedHere({ headers, socket }: FastifyRequest): boolean {
  const isForwarded = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
  return !isForwarded && isLoopback(socket.remoteAddress ?? '');
}
