import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Verdict } from './verdict.js';

/**
 * What rspamd says of messages, with the rules that it comes with, and without those that ask the network or rate the
 * host that delivers. It listens on a unix socket in the folder, while it is needed.
 *
 * @param folder a temporary one
 * @throws Error if it cannot be run
 */
export async function judgedByRspamd(
  messages: readonly string[],
  folder: string,
): Promise<Verdict[]> {
  for (const name of folders) await mkdir(join(folder, name));
  await mkdir(join(folder, 'LOCAL_CONFDIR/override.d'));
  for (const name of modulesOff) {
    await writeFile(join(folder, `LOCAL_CONFDIR/override.d/${name}.conf`), 'enabled = false;');
  }
  const [socket, log] = [join(folder, 'rspamd.sock'), join(folder, 'rspamd.log')];
  await writeFile(join(folder, 'options.inc'), options);
  await writeFile(join(folder, 'rspamd.conf'), configuration(socket, log));
  const variables = folders.map((name) => `--var=${name}=${join(folder, name)}`);
  const server = spawn(
    'rspamd',
    ['--no-fork', '--insecure', '-c', join(folder, 'rspamd.conf'), ...variables],
    { cwd: folder, stdio: 'ignore', env: { PATH: '/usr/local/bin:/usr/bin:/bin' } },
  );
  const exited = once(server, 'exit').then(async () => {
    const end = await readFile(log, 'utf8').catch(() => '');
    throw new Error(`rspamd ended: ${end.split('\n').slice(-4).join('\n')}`);
  });
  // Ends with this process, also before the promise is looked at.
  exited.catch(() => undefined);
  const kill = () => server.kill('SIGKILL');
  process.once('exit', kill);
  try {
    return await Promise.race([judge(socket, messages), exited]);
  } finally {
    process.off('exit', kill);
    server.kill();
    await exited.catch(() => undefined);
  }
}

/** Its folders, by the names of the variables in its configuration. LOCAL_CONFDIR holds a site's own settings: none. */
const folders = ['RUNDIR', 'DBDIR', 'LOGDIR', 'LOCAL_CONFDIR'];

/** What they rate is the host that delivers, or by lists in the DNS. */
const modulesOff = ['hfilter', 'rbl'];

// Nothing listens on this port. Without fuzzy_check, hashes of the messages stay here.
const options = `
filters = "chartable,dkim,regexp";
dns { nameserver = ["127.0.0.1:9"]; timeout = 0.05; retransmits = 1; }
`;

const configuration = (socket: string, log: string) => `
options {
  pidfile = "$RUNDIR/rspamd.pid";
  .include "$CONFDIR/options.inc"
  .include(priority=10) "$CURDIR/options.inc"
}
.include "$CONFDIR/common.conf"
logging { type = "file"; filename = "${log}"; level = "error"; }
worker "normal" { bind_socket = "${socket} mode=0600"; count = 1; }
`;

const startSeconds = 120;

async function judge(socket: string, messages: readonly string[]): Promise<Verdict[]> {
  await untilReady(socket);
  const verdicts: Verdict[] = [];
  for (const message of messages) {
    const attempts: Omit<Verdict, 'highest'>[] = [];
    while (attempts.length < attemptsPerMessage) attempts.push(await judgeOnce(socket, message));
    const scores = attempts.map(({ score }) => score);
    const lowest = attempts.find(({ score }) => score === Math.min(...scores));
    verdicts.push({ score: 0, rules: [], ...lowest, highest: Math.max(...scores) });
  }
  return verdicts;
}

/**
 * rspamd detects the language of a text from a random sample of its words. When it is wrong, it takes the accents
 * of a language for letters of several alphabets (R_MIXED_CHARSET). No wording prevents that.
 */
const attemptsPerMessage = 5;

async function judgeOnce(socket: string, message: string): Promise<Omit<Verdict, 'highest'>> {
  const { score, symbols } = answer.parse(JSON.parse(await ask(socket, '/checkv2', message)));
  const rules = Object.entries(symbols)
    .filter(([, symbol]) => symbol.score !== 0)
    .map(([name, symbol]) => `${name} ${symbol.score.toFixed(1)}`);
  return { score, rules };
}

const answer = z.object({
  score: z.number(),
  symbols: z.record(z.string(), z.object({ score: z.number() })),
});

async function untilReady(socket: string): Promise<void> {
  for (let seconds = 0; seconds < startSeconds; seconds += 1) {
    const ready = await ask(socket, '/ping').then(
      () => true,
      () => false,
    );
    if (ready) return;
    await pause(1_000);
  }
  throw new Error('rspamd does not answer.');
}

function ask(socketPath: string, path: string, body = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { socketPath, path, method: body === '' ? 'GET' : 'POST' },
      (response) => void text(response).then(resolve, reject),
    );
    asked.on('error', reject);
    asked.end(body);
  });
}
