import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDatabase } from '../support/database.js';
import { testSettings } from '../support/settings.js';

const run = promisify(execFile);
const analyze = '/usr/bin/systemd-analyze';
const installed = existsSync(analyze);
if (!installed) {
  process.stderr.write('The units are not verified: install the Debian package systemd.\n');
}

/**
 * What is left of ten is what a service needs (IP addresses and unix sockets, and for umpin a compiler at run
 * time) or what only the site knows (addresses, a root directory).
 */
const exposureAtMost = 1.1;

const folder = fileURLToPath(new URL('../../deploy/systemd', import.meta.url));

describe('the command beside the units', () => {
  it('has the settings of the service', async () => {
    const db = await aDatabase();
    const settings = await mkdtemp(join(tmpdir(), 'umpin-etc-'));
    const {
      DATABASE_URL = '',
      SEALING_KEYS = '',
      ...others
    } = testSettings(db.url, 'smtp://127.0.0.1:1');
    // With a blank, which the shell would not take as it stands in a file for systemd.
    const lines = Object.entries({ ...others, MAIL_FROM_NAME: 'Voice mail' });
    await writeFile(join(settings, 'umpin.env'), lines.map((line) => line.join('=')).join('\n'));
    await writeFile(join(settings, 'database-url'), `${DATABASE_URL}\n`);
    await writeFile(join(settings, 'sealing-keys'), `${SEALING_KEYS}\n`);
    const script = (await readFile(join(folder, 'umpin'), 'utf8'))
      .replaceAll('/etc/umpin', settings)
      .replace('/opt/umpin', fileURLToPath(new URL('../..', import.meta.url)))
      .replace('/usr/bin/node', process.execPath);
    const { stdout } = await run('/bin/sh', ['-c', script, 'sh', 'policy', 'list', '--json']);
    expect(stdout).toContain('"Default"');
    await rm(settings, { recursive: true });
    await db.drop();
  });
});

describe.skipIf(!installed)('the units of systemd', () => {
  let copies: string;
  let units: string[];

  beforeAll(async () => {
    copies = await mkdtemp(join(tmpdir(), 'umpin-units-'));
    await cp(folder, copies, { recursive: true });
    units = (await readdir(copies)).filter((name) => name.includes('.'));
    for (const unit of units) {
      const file = join(copies, unit);
      const text = await readFile(file, 'utf8');
      // The programs of this machine.
      const here = text
        .replace('/usr/bin/node', process.execPath)
        .replace('/opt/umpin/deploy/systemd/umpin-backup', join(copies, 'umpin-backup'));
      await writeFile(file, here);
    }
  });
  afterAll(() => rm(copies, { recursive: true }));

  it('are understood by systemd', async () => {
    expect(units.sort()).toEqual([
      'umpin-backup.service',
      'umpin-backup.timer',
      'umpin.service',
      'umpin.socket',
    ]);
    const { stderr } = await run(analyze, ['verify', ...units.map((unit) => join(copies, unit))]);
    // It speaks of other units of this machine, too.
    expect(stderr.split('\n').filter((line) => line.includes('umpin'))).toEqual([]);
  });

  it('let umpin list the addresses of the machine, without which Fastify does not listen', async () => {
    const unit = await readFile(join(folder, 'umpin.service'), 'utf8');
    const [, families = ''] = /^RestrictAddressFamilies=(.*)$/m.exec(unit) ?? [];
    expect(families.split(' ').sort()).toEqual(['AF_INET', 'AF_INET6', 'AF_NETLINK', 'AF_UNIX']);
  });

  it.each(['umpin.service', 'umpin-backup.service'])(
    `%s leaves an exposure of ${exposureAtMost} of 10 at most`,
    async (unit) => {
      const { stdout } = await run(analyze, ['security', '--offline=true', join(copies, unit)]);
      const [, level] = /Overall exposure level for \S+: ([\d.]+)/.exec(stdout) ?? [];
      expect(Number(level)).toBeLessThanOrEqual(exposureAtMost);
    },
  );
});
