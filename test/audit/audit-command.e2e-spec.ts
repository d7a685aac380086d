import { verify, createPublicKey } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditSealer } from '../../src/audit/seal/audit-sealer.js';
import { TestService } from '../support/app.js';
import { AuditParts } from '../support/audit.js';
import { misused, runCommand } from '../support/command.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { testSettings } from '../support/settings.js';
import { expectReset, resetPin } from '../support/soap.js';

let service: TestService;
let folder: string;
let settings: Record<string, string>;
let owner: TestMailbox;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'umpin-roots-'));
  const file = { AUDIT_ROOT_FILE: join(folder, 'roots.jsonl') };
  service = await TestService.start(file);
  settings = { ...testSettings(service.db.url, service.smtp.url), ...file };
  owner = await service.aMailbox();
  expectReset(await resetPin(service.server, owner));
  // Not to wait for the second that the running service takes at most.
  await service.app.get(AuditSealer, { strict: false }).seal();
});
afterAll(async () => {
  await service.stop();
  await rm(folder, { recursive: true });
});

const run = (line: string) => runCommand(line, settings);

describe('umpin audit', () => {
  it('verify says that a running service has sealed all that it has recorded', async () => {
    const { code, output } = await run('audit verify');
    expect({ code, output }).toEqual({
      code: 0,
      output: expect.stringMatching(
        /^The audit is intact: \d+ events of \d+ mailboxes and actors, sealed up to (\d+:[0-9a-f]{64})\.\nCompared with \1 in AUDIT_ROOT_FILE\.\n$/,
      ) as string,
    });
  });

  it('verify says that it had no root to compare with if the file is missing, and ends if it cannot be read', async () => {
    const missing = { ...settings, AUDIT_ROOT_FILE: join(folder, 'missing') };
    const alone = await runCommand('audit verify', missing);
    expect(alone.code).toBe(0);
    expect(alone.output).toContain('Compared with no root from outside the database');
    const json = JSON.parse((await runCommand('audit verify --json', missing)).output) as object;
    expect(json).toMatchObject({ intact: true, fileRoot: null });
    expect(await runCommand('audit verify', { ...settings, AUDIT_ROOT_FILE: folder })).toEqual(
      misused('AUDIT_ROOT_FILE cannot be read: EISDIR'),
    );
  });

  it('root shows what verify --against takes, and what anyone can check with the public key', async () => {
    const { output } = await run('audit root');
    expect(output).toMatch(/^\d+:[0-9a-f]{64}\n$/);
    const compared = await run(`audit verify --against ${output.trim()}`);
    expect(compared.code).toBe(0);
    expect(compared.output).toContain(` and ${output.trim()} of --against.`);
    const root = JSON.parse((await run('audit root --json')).output) as Record<string, string>;
    const { size = '', root: hash = '', at = '', key = '', publicKey = '', signature = '' } = root;
    const text = `umpin audit root 1\nsize ${size}\nroot ${hash}\nat ${at}\nkey ${key}\n`;
    const spki = Buffer.concat([
      Buffer.from('302a300506032b6570032100', 'hex'),
      Buffer.from(publicKey, 'base64'),
    ]);
    const open = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    expect(verify(null, Buffer.from(text), open, Buffer.from(signature, 'base64'))).toBe(true);
    expect(
      (await readFile(join(folder, 'roots.jsonl'), 'utf8')).trim().split('\n').at(-1),
    ).toContain(hash);
  });

  it('logs each root, and no key', async () => {
    const { output } = await run('audit root');
    const lines = service.logs.filter((line) => line.includes('sealed the audit'));
    expect(lines.some((line) => line.includes(output.trim()))).toBe(true);
  });

  it.each(['audit verify --against 12', 'audit verify --against x:y'])(
    '%s is misused',
    async (line) => {
      expect(await run(line)).toEqual(
        misused('--against takes SIZE:ROOT, as umpin audit root shows it.'),
      );
    },
  );

  it('verify has the exit code 4 and names what was changed', async () => {
    const { mailboxId } = owner;
    const parts = new AuditParts(service.db);
    await parts.attack(
      `UPDATE audit_events SET actor = 'nobody' WHERE mailbox_id = '${mailboxId}'
         AND event = 'reset-delivered'`,
    );
    const found = await run('audit verify');
    expect(found.code).toBe(4);
    expect(found.output).toContain('The audit is not as it was recorded');
    expect(found.output).toContain(`altered: ${mailboxId}: the event`);
    const json = JSON.parse((await run('audit verify --json')).output) as object;
    expect(json).toMatchObject({
      intact: false,
      findings: [{ kind: 'altered', chain: mailboxId }],
    });
  });
});
