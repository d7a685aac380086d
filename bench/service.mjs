import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Child } from './child.mjs';
import { sealingKeys } from './seed.mjs';

// Node's own options, as `npm start` gives them.
const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const flags = scripts.start.split(' ').filter((word) => word.startsWith('--'));

const measured = ['processes/measure.mjs', 'processes/count-queries.mjs'];

/** The settings of a service; what is not named has the default that a user gets. */
export function settingsFor({ databaseUrl, smtpPort, port }) {
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
  facts,
  { program = '../dist/src/main.js', env = {}, preload } = {},
) {
  const port = await freePort();
  const settings = { ...settingsFor({ ...facts, port }), ...env };
  const child = new Child(program, { env: settings, preload: preload ?? measured, flags });
  const url = `http://127.0.0.1:${port}`;
  await untilReady(url, () => child.running);
  return { child, url, stop: () => child.stop() };
}

/** Waits for the first 200 of /health/ready. */
export async function untilReady(url, running, withinMs = 60_000) {
  const until = Date.now() + withinMs;
  while (running() && Date.now() < until) {
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.status === 200) return;
    await pause(5);
  }
  throw new Error(`Nothing serves ${url} (ended, or not within ${withinMs} ms).`);
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
