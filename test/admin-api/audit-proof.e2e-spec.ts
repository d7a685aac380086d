import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditSealer } from '../../src/audit/seal/audit-sealer.js';
import {
  auditRootSchema,
  verificationSchema,
} from '../../src/transports/admin/audit/audit.contract.js';
import { workLine } from '../../src/transports/admin/long-work/work-lines.js';
import { anAdministrator, bodyOf, expectProblem, type AdminClient } from '../support/admin-api.js';
import { TestService } from '../support/app.js';
import { AuditParts } from '../support/audit.js';
import { misused, refused, runCommand } from '../support/command.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { testSettings } from '../support/settings.js';
import { expectReset, resetPin } from '../support/soap.js';

let service: TestService;
let client: AdminClient;
let owner: TestMailbox;
let beside: Record<string, string>;
let there: Record<string, string>;

beforeAll(async () => {
  service = await TestService.start();
  await service.app.listen(0, '127.0.0.1');
  const auditor = await anAdministrator(service, 'auditor');
  ({ client } = auditor);
  owner = await service.aMailbox();
  expectReset(await resetPin(service.server, owner));
  beside = testSettings(service.db.url, service.smtp.url);
  there = { UMPIN_URL: await service.app.getUrl(), UMPIN_API_KEY: auditor.key };
  await seal();
});
afterAll(() => service.stop());

// Not to wait for the second that the running service takes at most.
const seal = () => service.app.get(AuditSealer, { strict: false }).seal();

const verify = (query = '') => client.get(`/audit/verification${query}`);

/** The lines of an answer: progress, and the end. */
function linesIn({ text }: Response) {
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => workLine.parse(JSON.parse(line)));
  return { progress: lines.slice(0, -1), end: lines.at(-1) };
}

function resultOf(response: Response) {
  const { end } = linesIn(response);
  if (!end || !('result' in end)) throw new Error('The last line has no result.');
  return verificationSchema.parse(end.result);
}

describe('the proof of the audit over the admin API', () => {
  it('has the newest root, as the command shows it', async () => {
    const root = bodyOf(await client.get('/audit/root'), auditRootSchema);
    expect(root).toMatchObject({
      key: 'sealing:test',
      root: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
    const shown = await runCommand('audit root', there);
    expect(shown.output).toMatch(/^\d+:[0-9a-f]{64}\n$/);
    expect(await runCommand(`audit verify --against ${shown.output.trim()}`, there)).toMatchObject({
      code: 0,
      output: expect.stringMatching(/^The audit is intact: /) as string,
    });
  });

  it('is verified with lines of progress and the result, as the command has it', async () => {
    const verified = await verify();
    const { progress } = linesIn(verified);
    expect(progress[0]).toEqual({ progress: { done: 0, of: 100 } });
    expect(resultOf(verified)).toMatchObject({ intact: true, findings: [] });
    const json = async (env: Record<string, string>) =>
      JSON.parse((await runCommand('audit verify --json', env)).output) as object;
    await seal();
    expect(await json(there)).toEqual(await json(beside));
  });

  it('is compared with a root that was kept elsewhere, unless that is too old', async () => {
    const other = `1:${'0'.repeat(64)}`;
    expect(resultOf(await verify(`?against=${other}`))).toMatchObject({
      intact: false,
      findings: [{ kind: expect.any(String) as string }],
    });
    for (const against of ['12', 'x:y']) {
      expectProblem(await verify(`?against=${against}`), 400, 'invalid-request');
    }
    const now = new Date().toISOString();
    expect(resultOf(await verify(`?since=${now}`))).toMatchObject({ intact: true });
    expectProblem(await verify(`?since=${now}&against=${other}`), 422, 'root-too-old');
    for (const env of [there, beside]) {
      expect(await runCommand(`audit verify --since ${now} --against ${other}`, env)).toEqual(
        misused('That root is older than what there is to compare it with.'),
      );
    }
  });

  it('names what was changed', async () => {
    const { mailboxId } = owner;
    await new AuditParts(service.db).attack(
      `UPDATE audit_events SET actor = 'nobody' WHERE mailbox_id = '${mailboxId}'
         AND event = 'reset-delivered'`,
    );
    expect(resultOf(await verify())).toMatchObject({
      intact: false,
      findings: [{ kind: 'altered', chain: mailboxId, event: expect.any(String) as string }],
    });
    const found = await runCommand('audit verify', there);
    expect(found.code).toBe(4);
    expect(found.output).toContain(`altered: ${mailboxId}: the event`);
  });
});

describe('the newest root over the admin API', () => {
  it('is not there before the audit was sealed for the first time', async () => {
    const fresh = await TestService.start();
    try {
      await fresh.app.listen(0, '127.0.0.1');
      const auditor = await anAdministrator(fresh, 'auditor');
      // As if another instance had come first, and had not sealed yet.
      await fresh.db.dataSource.query(
        `UPDATE audit_sealer SET holder = gen_random_uuid(), leased_until = now() + interval '1 hour'`,
      );
      await new AuditParts(fresh.db).attack('DELETE FROM audit_roots', 'DELETE FROM audit_leaves');
      const env = { UMPIN_URL: await fresh.app.getUrl(), UMPIN_API_KEY: auditor.key };

      expectProblem(await auditor.client.get('/audit/root'), 404, 'missing');
      for (const settings of [env, testSettings(fresh.db.url, fresh.smtp.url)]) {
        expect(await runCommand('audit root', settings)).toEqual(
          refused('umpin: nothing was sealed yet: the running service does that'),
        );
      }
      await new AuditParts(fresh.db).endLease();
      await expect.poll(async () => (await auditor.client.get('/audit/root')).status).toBe(200);
    } finally {
      await fresh.stop();
    }
  });
});
