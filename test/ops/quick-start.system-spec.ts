import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { freePorts } from '../support/ports.js';

const hasCurl = spawnSync('curl', ['--version']).status === 0;

const dist = (file: string) => new URL(`../../dist/${file}`, import.meta.url).pathname;

// Each test starts several processes.
describe('the quick start', { timeout: 120_000 }, () => {
  let folder: string;
  let env: Record<string, string>;
  let mailPage: string;
  const children: ChildProcess[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'umpin-quick-start-'));
    const [http, postgres, smtp, page] = (await freePorts(4)).map(String);
    mailPage = `http://127.0.0.1:${page ?? ''}`;
    env = {
      QUICK_START_DATA_DIR: join(folder, 'data'),
      PORT: http ?? '',
      QUICK_START_POSTGRES_PORT: postgres ?? '',
      QUICK_START_SMTP_PORT: smtp ?? '',
      QUICK_START_MAIL_PAGE_PORT: page ?? '',
    };
  });
  afterEach(async () => {
    for (const child of children.splice(0)) await end(child, 'SIGKILL');
  });
  afterAll(async () => {
    // A database that was killed with its owner is stopped by its supervisor, moments later.
    await rm(folder, { recursive: true, maxRetries: 40, retryDelay: 250 });
  });

  const run = (file: string, ...args: string[]) => {
    const child = spawn(process.execPath, [dist(file), ...args], { env, stdio: 'pipe' });
    children.push(child);
    return child;
  };

  /** Starts it, and gives what it says to a newcomer. */
  const start = async () => {
    const child = run('dev/main.js');
    let said = '';
    child.stdout.on('data', (data: Buffer) => (said += data.toString()));
    child.stderr.on('data', (data: Buffer) => (said += data.toString()));
    await expect.poll(() => said, { timeout: 60_000 }).toContain('Ctrl-C stops everything.');
    return { child, said };
  };

  const umpin = async (input: string, ...args: string[]) => {
    const child = run('src/cli/admin/main.js', ...args);
    child.stdin.end(input);
    const [output, code] = await Promise.all([text(child.stdout), exitOf(child)]);
    return { output, code };
  };

  it('starts with nothing configured, and its curl makes a PIN that is mailed and valid', async () => {
    const { child, said } = await start();
    for (const account of ['alice', 'bob', 'carol', 'dora'])
      expect(said).toContain(`demo-${account}`);

    expect(await asPrinted(said)).toContain('<ResetPINResponse');
    const pin = await newestPin(mailPage);
    const check = ['mailbox', 'check-pin', 'alice@example.com'];
    expect(await umpin(pin, ...check)).toMatchObject({ code: 0 });
    expect(await umpin('000000', ...check)).toMatchObject({ code: 1 });

    const carol = await asPrinted(said.replaceAll('alice', 'carol'));
    expect(carol).toContain('UserNotUmEnabledException');

    expect(await end(child, 'SIGINT')).toBe(0);
  });

  it.skipIf(!hasCurl)(
    'answers every curl of docs/admin-api.md as it is written there (without curl: skipped)',
    async () => {
      const { child } = await start();
      const page = readFileSync(new URL('../../docs/admin-api.md', import.meta.url), 'utf8');
      const blocks = [...page.matchAll(/```sh\n(.*?)```/gs)].map(([, block = '']) => block);
      const commands = blocks.filter((block) => block.includes('curl ')).join('');
      expect(commands.match(/curl /g)?.length).toBeGreaterThan(5);
      const script = `curl() { command curl --silent --fail-with-body "$@"; }\nset -e\n${commands}`;
      const shell = spawn('sh', [
        '-c',
        script.replaceAll('localhost:8080', `127.0.0.1:${env.PORT ?? ''}`),
      ]);
      children.push(shell);
      const [output, code] = await Promise.all([text(shell.stdout), exitOf(shell)]);
      expect(code, output).toBe(0);
      expect(output).toContain('{"address":"alice@example.com","changed":true}');
      expect(output).not.toMatch(/"status":[45]/);
      expect(await end(child, 'SIGINT')).toBe(0);
    },
  );

  it('starts again after kill -9, with the same data', async () => {
    const killed = await start();
    await asPrinted(killed.said);
    const pin = await newestPin(mailPage);
    await end(killed.child, 'SIGKILL');

    const { child } = await start();
    const check = await umpin(pin, 'mailbox', 'check-pin', 'alice@example.com');
    expect(check).toMatchObject({ code: 0 });
    expect(await end(child, 'SIGTERM')).toBe(0);
  });

  it('names a taken port and the setting that changes it', async () => {
    const taken = createServer().listen(Number(env.QUICK_START_SMTP_PORT), '127.0.0.1');
    await once(taken, 'listening');
    try {
      const child = run('dev/main.js');
      const [complaint, code] = await Promise.all([text(child.stderr), exitOf(child)]);
      expect(complaint).toContain(`Port ${env.QUICK_START_SMTP_PORT ?? ''} is taken`);
      expect(complaint).toContain('QUICK_START_SMTP_PORT');
      expect(code).toBe(1);
    } finally {
      taken.close();
    }
  });

  it('never starts by accident: a deployed service names every setting it lacks', async () => {
    const starts = [
      { file: 'src/main.js', deployed: {} },
      { file: 'src/start.js', deployed: { NODE_ENV: 'production' } },
      { file: 'dev/main.js', deployed: { NODE_ENV: 'production' } },
      { file: 'dev/main.js', deployed: { SMTP_URL: 'smtp://127.0.0.1' } },
    ];
    for (const { file, deployed } of starts) {
      const child = spawn(process.execPath, [dist(file)], { env: deployed, stdio: 'pipe' });
      children.push(child);
      const [complaint, code] = await Promise.all([text(child.stderr), exitOf(child)]);
      for (const name of ['DATABASE_URL', 'PUBLIC_URL', 'MAIL_FROM', 'SEALING_KEYS']) {
        expect(complaint).toContain(`${name} is missing`);
      }
      expect(code).toBe(78);
    }
  });

  it('is reported as not running by umpin', async () => {
    expect(await umpin('', 'account', 'list')).toMatchObject({ code: 3 });
  });
});

/** Does what the printed curl does. */
async function asPrinted(said: string): Promise<string> {
  const [, user = '', body = '', url = ''] =
    /curl -u (\S+) .*\n\s+--data '([^']+)' \\\n\s+(\S+)/.exec(said) ?? [];
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: {
      'Content-Type': 'text/xml; charset=utf-8',
      Authorization: `Basic ${Buffer.from(user).toString('base64')}`,
    },
  });
  return response.text();
}

async function newestPin(mailPage: string): Promise<string> {
  const response = await fetch(`${mailPage}/api/v1/message/latest`);
  const { Text: body } = (await response.json()) as { Text: string };
  return /^[0-9]{6}\r?$/m.exec(body)?.[0].trim() ?? '';
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = exitOf(child);
  child.kill(signal);
  return ended;
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}
