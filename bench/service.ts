import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Child } from './child.js';
import type { QueryQuestions } from './processes/count-queries.js';
import type { MeasureQuestions } from './processes/measure.js';
import { root } from './root.js';
import { sealingKeys } from './seed.js';

const measured = ['processes/measure.js', 'processes/count-queries.js'];

export interface ServiceFacts {
  readonly databaseUrl: string;
  readonly smtpPort: number;
}

export interface ServiceOptions {
  /** Relative to this folder, or absolute. */
  readonly program?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly preload?: readonly string[];
  /** The folder of the project whose `npm start` says how Node is run; the present one unless given. */
  readonly project?: string;
}

export interface Service {
  readonly child: Child<MeasureQuestions & QueryQuestions>;
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** The settings of a service; what is not named has the default that a user gets. */
function settingsFor({
  databaseUrl,
  smtpPort,
  port,
}: ServiceFacts & { port: number }): Record<string, string> {
  return {
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: 'https://mail.example.com',
    DATABASE_URL: databaseUrl,
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
    MAIL_FROM: 'voicemail@example.com',
    SEALING_KEYS: sealingKeys,
    // The same few mailboxes are reset all the time.
    RESETS_PER_MAILBOX_PER_HOUR: '0',
    RESETS_PER_CALLER_PER_HOUR: '0',
    MAX_CONNECTIONS_PER_ADDRESS: '0',
  };
}

/** The service in a process of its own, serving. */
export async function startService(
  facts: ServiceFacts,
  { program = '../src/main.js', env = {}, preload = measured, project = root }: ServiceOptions = {},
): Promise<Service> {
  const port = await freePort();
  const { flags, variables } = npmStart(project);
  const settings = { ...variables, ...settingsFor({ ...facts, port }), ...env };
  const child = new Child<MeasureQuestions & QueryQuestions>(program, {
    env: settings,
    preload,
    flags,
  });
  const url = `http://127.0.0.1:${port}`;
  await untilReady(url, () => child.running);
  return { child, url, stop: () => child.stop() };
}

/** Node's own options, and variables such as UV_THREADPOOL_SIZE, as `npm start` gives them. */
function npmStart(project: string): { flags: string[]; variables: Record<string, string> } {
  const manifest = readFileSync(`${project}/package.json`, 'utf8');
  const { scripts } = JSON.parse(manifest) as { scripts: { start: string } };
  const words = scripts.start.split(' ');
  const assignments = words
    .map((word) => /^([A-Z_]+)=(.*)$/.exec(word))
    .filter((it) => it !== null);
  return {
    flags: words.filter((word) => word.startsWith('--')),
    variables: Object.fromEntries(assignments.map(([, name = '', value = '']) => [name, value])),
  };
}

/** Waits for the first 200 of /health/ready. */
export async function untilReady(
  url: string,
  running: () => boolean,
  withinMs = 60_000,
): Promise<void> {
  const until = Date.now() + withinMs;
  while (running() && Date.now() < until) {
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.status === 200) return;
    await pause(5);
  }
  throw new Error(`Nothing serves ${url} (ended, or not within ${withinMs} ms).`);
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
