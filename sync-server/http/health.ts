/** For those who run the server: is it well, and what has it done. */
import type { FastifyInstance } from 'fastify';
import { httpPaths } from '#protocol/http.ts';
import type { Metrics } from '../metrics.ts';

/** @param isWell whether storing works */
export function serveHealth(http: FastifyInstance, metrics: Metrics, isWell: () => boolean): void {
  http.get(httpPaths.health, (_request, reply) => {
    const well = isWell();
    return reply.code(well ? 200 : 503).send({ well });
  });
  http.get(httpPaths.metrics, async (_request, reply) => {
    const text = await metrics.registry.metrics();
    return reply.type(metrics.registry.contentType).send(text);
  });
}
