import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GuardedProcess } from './guarded-process.js';
import { freePorts } from './ports.js';

const [server, tool] = ['/usr/bin/prometheus', '/usr/bin/promtool'] as const;

export const prometheusIsInstalled = existsSync(server) && existsSync(tool);

if (!prometheusIsInstalled) {
  process.stderr.write(
    'Tests with Prometheus are skipped: install the Debian package prometheus.\n',
  );
}

const alerts = new URL('../../deploy/prometheus/', import.meta.url).pathname;

export interface Ended {
  readonly code: number | null;
  /** Standard output and standard error. */
  readonly said: string;
}

/** Runs promtool in the folder of the alert rules. */
export function promtool(args: readonly string[], input = ''): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(tool, args, { cwd: alerts });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data: Buffer) => (said += data.toString()));
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, said }));
    child.stdin.end(input);
  });
}

/** A value of an instant query, with its labels. */
export interface Sample {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: readonly [number, string];
}

export interface Rule {
  readonly name: string;
  readonly query: string;
  /** `ok`, or `err` if its last evaluation failed. */
  readonly health: string;
  /** `inactive`, `pending` for as long as its `for`, `firing`. */
  readonly state: string;
}

/** A real Prometheus on loopback that scrapes umpin each second, with the alert rules of deploy/. */
export class Prometheus {
  private constructor(
    private readonly folder: string,
    private readonly process: GuardedProcess,
    private readonly url: string,
  ) {}

  /** @param targets host and port of each instance */
  static async start(targets: readonly string[]): Promise<Prometheus> {
    const folder = await mkdtemp(join(tmpdir(), 'umpin-prometheus-'));
    const [port = 0] = await freePorts(1);
    await copyFile(join(alerts, 'alerts.yml'), join(folder, 'alerts.yml'));
    const config = {
      global: { scrape_interval: '1s', evaluation_interval: '1s' },
      rule_files: ['alerts.yml'],
      scrape_configs: [{ job_name: 'umpin', static_configs: [{ targets }] }],
    };
    // JSON is YAML.
    await writeFile(join(folder, 'prometheus.yml'), JSON.stringify(config));
    const guarded = new GuardedProcess(folder, [
      server,
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--log.level=error',
    ]);
    const prometheus = new Prometheus(folder, guarded, `http://127.0.0.1:${port}`);
    await guarded.until(() => prometheus.ready());
    return prometheus;
  }

  async query(query: string): Promise<readonly Sample[]> {
    const { result } = await this.get<{ result: Sample[] }>(
      `query?query=${encodeURIComponent(query)}`,
    );
    return result;
  }

  async rules(): Promise<readonly Rule[]> {
    const { groups } = await this.get<{ groups: { rules: Rule[] }[] }>('rules');
    return groups.flatMap(({ rules }) => rules);
  }

  async stop(): Promise<void> {
    await this.process.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  private async get<T>(path: string): Promise<T> {
    const response = await fetch(`${this.url}/api/v1/${path}`);
    return ((await response.json()) as { data: T }).data;
  }

  private async ready(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/-/ready`)).ok;
    } catch {
      return false;
    }
  }
}
