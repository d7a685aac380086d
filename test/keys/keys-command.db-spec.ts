import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KeyRing } from '../../src/crypto/key-ring.js';
import { done, misused, refused, runCommand } from '../support/command.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { Mailboxes } from '../support/mailboxes.js';
import { freshKey, testKeyRing, testSettings } from '../support/settings.js';

let db: TestDatabase;
let folder: string;

beforeAll(async () => {
  [db, folder] = await Promise.all([aDatabase(), mkdtemp(join(tmpdir(), 'umpin-keys-'))]);
  const mailboxes = new Mailboxes(db.dataSource);
  const owner = await mailboxes.aMailbox();
  await mailboxes.setPin(owner, '482915');
});
afterAll(async () => {
  await db.drop();
  await rm(folder, { recursive: true });
});

const run = (line: string, ring = `${freshKey},${testKeyRing}`) =>
  runCommand(line, { ...testSettings(db.url, 'smtp://127.0.0.1:1'), SEALING_KEYS: ring });
/** All that a key could be told by. */
const secrets = [freshKey, testKeyRing].map((entry) => entry.slice(entry.indexOf(':') + 1));

describe('umpin keys', () => {
  it('shows what each key is needed for, and no key (P6, P7)', async () => {
    const { code, output } = await run('keys status');
    expect(code).toBe(0);
    expect(output).toContain('KEY    STATE           VALUES\nfresh  current: seals  0 in all\n');
    expect(output).toContain('test   opens only      2 in all\n');
    expect(output).toContain('1 accounts.sealed_password\n');
    expect(output).toContain('No instance runs.');
    const json = (await run('keys status --json')).output;
    expect(JSON.parse(json)).toMatchObject({
      keys: [
        { id: 'fresh', state: 'current', values: 0, uses: [] },
        { id: 'test', state: 'kept', values: 2, lastCurrentAt: null },
      ],
      instances: [],
    });
    for (const secret of secrets) expect(output + json).not.toContain(secret);
  });

  it('has findings if a key is missing that values are sealed with', async () => {
    const { code, output } = await run('keys status', freshKey);
    expect(code).toBe(4);
    expect(output).toContain('not in SEALING_KEYS: nothing opens these');
    expect(await run('keys rotate --json', freshKey)).toMatchObject({
      code: 4,
      output: JSON.stringify({ resealed: 0, left: 0, unopened: 2 }, null, 2) + '\n',
    });
  });

  it('refuses to retire a key that is needed, seals everything again, and retires it', async () => {
    expect(await run('keys retire test')).toEqual(
      refused(
        'umpin: test is needed for 1 of accounts.sealed_password\n' +
          'umpin: test is needed for 1 of pin_credentials.sealed_hash',
      ),
    );
    expect(await run('keys rotate')).toEqual(done('Sealed 2 values with the current key.'));
    expect(await run('keys rotate --json')).toMatchObject({ code: 0 });
    expect(await run('keys retire test')).toEqual(
      done('Nothing needs test: take it out of SEALING_KEYS on all instances.'),
    );
    expect((await run('keys status', freshKey)).code).toBe(0);
  });

  it('writes a new key into a file of its own, and nowhere else (P6)', async () => {
    const file = join(folder, 'new-key');
    const said = await run(`keys new ${file} --id k2`);
    expect(said).toEqual(
      done('Wrote the new key k2. Add it at the end of SEALING_KEYS on all instances first.'),
    );
    const entry = await readFile(file, 'utf8');
    expect(KeyRing.parse(entry).ids).toEqual(['k2']);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const again = await run(`keys new ${file}`);
    expect(again).toMatchObject({ code: 2, output: '' });
    expect(await readFile(file, 'utf8')).toBe(entry);
    expect(await run(`keys new ${file} --id a.b`)).toEqual(
      misused('--id takes 1 to 32 letters, digits, - or _.'),
    );
  });
});
