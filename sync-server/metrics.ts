/** What the server counts, for Prometheus. No name of a person, meeting or document is ever a label. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface Sizes {
  connections(): number;
  documents(): number;
}

export class Metrics {
  readonly registry = new Registry();
  readonly updates: Counter;
  readonly updateBytes: Counter;
  readonly commits: Histogram;
  readonly failedCommits: Counter;
  readonly commands: Counter<'name' | 'result'>;
  readonly signIns: Counter<'result'>;
  readonly uploads: Counter<'result'>;

  constructor(sizes: Sizes) {
    const registers = [this.registry];
    // Every 10 ms, as is usual, an idle server would spend most of its time on looking whether it is late.
    collectDefaultMetrics({ register: this.registry, eventLoopMonitoringPrecision: 200 });
    const gauge = (name: string, help: string, read: () => number) =>
      new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(read());
        },
      });
    gauge('hopso_connections', 'Signed-in connections', sizes.connections);
    gauge('hopso_documents_loaded', 'Documents in memory', sizes.documents);
    this.updates = new Counter({ name: 'hopso_updates_total', help: 'Merged updates stored', registers });
    this.updateBytes = new Counter({ name: 'hopso_update_bytes_total', help: 'Their bytes', registers });
    this.commits = new Histogram({
      name: 'hopso_commit_seconds',
      help: 'Duration of commits',
      buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1],
      registers,
    });
    this.failedCommits = new Counter({
      name: 'hopso_failed_commits_total',
      help: 'Commits that failed and were put off',
      registers,
    });
    this.commands = new Counter({
      name: 'hopso_commands_total',
      help: 'Commands decided',
      labelNames: ['name', 'result'],
      registers,
    });
    this.signIns = new Counter({
      name: 'hopso_sign_ins_total',
      help: 'Attempts to sign in',
      labelNames: ['result'],
      registers,
    });
    this.uploads = new Counter({
      name: 'hopso_uploads_total',
      help: 'Uploads that came to their end',
      labelNames: ['result'],
      registers,
    });
  }
}
