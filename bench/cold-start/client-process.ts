/** From the start of the process to an agenda that can be used: the list of meetings, and the first meeting's plan. */
import { readPlan } from '#domain/meeting/plan.ts';
import { openTestClient } from '#tests/helpers/client.ts';

const [server = '', dataDir = '', query = ''] = process.argv.slice(2);
/** Since the process began, ms. */
const now = () => performance.now();

const loadedMs = now();
const client = await openTestClient(server, { dataDir });
const openedMs = now();
const rows = await client.rpc.meetings.list({ query: '', when: 'all' });
const listMs = now();
const found = await client.rpc.meetings.list({ query, when: 'all' });
const searchMs = now() - listMs;
const first = rows[0];
if (!first) throw new Error('no meetings');
const plan = await client.open({ kind: 'plan', meeting: first.id });
const items = readPlan(plan.doc).items.length;
process.send?.({
  loadedMs,
  openedMs,
  listMs,
  searchMs,
  agendaMs: now(),
  meetings: rows.length,
  found: found.length,
  items,
});
