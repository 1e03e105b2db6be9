/** A process that does nothing: what no client can go below. */
process.send?.({ listMs: performance.now(), agendaMs: performance.now() });
