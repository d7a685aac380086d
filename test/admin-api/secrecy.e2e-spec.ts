import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { madeApiKey } from '../../src/transports/admin/accounts/accounts.contract.js';
import { startedCampaign } from '../../src/transports/admin/campaigns/campaigns.contract.js';
import { AdminClient, anAdministrator, basic, bodyOf } from '../support/admin-api.js';
import { TestService } from '../support/app.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { freshKey, testKeyRing } from '../support/settings.js';
import { routesUnder } from '../support/routes.js';
import { aWaitingNotice } from '../support/waiting-notice.js';

describe('what administrators are told (P6)', () => {
  let service: TestService;
  let owner: TestMailbox;
  let pins: readonly string[];
  const password = `made up for this test: ${randomUUID()}`;
  const newPassword = `made up for this test: ${randomUUID()}`;
  let clients: readonly AdminClient[];
  let madeKey: string;
  let madeId: string;
  /** Everything that a request asked for, so that none is forgotten. */
  const asked = new Set<string>();

  beforeAll(async () => {
    service = await TestService.start({
      LOG_LEVEL: 'debug',
      METRICS: 'true',
      PUBLIC_URL: 'http://127.0.0.1:9',
      SEALING_KEYS: `${testKeyRing},${freshKey}`,
    });
    // 24 digits: no chance find is mistaken for the PIN.
    owner = await service.aMailbox({ policy: { minPinLength: 24 } });
    const { login } = await anAdministrator(service, 'admin');
    await service.administration.accounts.setPassword(login, password, { actor: 'a test' });
    const admin = new AdminClient(service.server, basic(login, password));
    const { client: helpdesk } = await anAdministrator(service, 'helpdesk');
    const { client: auditor } = await anAdministrator(service, 'auditor');
    clients = [admin, helpdesk, auditor];

    const made = await admin.post('/api-keys', { login, role: 'admin', label: 'canary' });
    const { key, id: keyId } = bodyOf(made, madeApiKey);
    [madeKey, madeId] = [key ?? '', keyId];
    admin.answers.splice(0);
    const mailbox = `/mailboxes/${owner.address}`;
    const account = `/accounts/${login}`;
    await admin.post(`${mailbox}/reset`, undefined, { 'Idempotency-Key': randomUUID() });
    const order = { addresses: [owner.address], perMinute: 60 };
    await admin.post('/campaigns', { ...order, dryRun: true });
    const { id } = bodyOf(await admin.post('/campaigns', order), startedCampaign);
    await vi.waitFor(() => expect(service.smtp.to(owner.address)).toHaveLength(2), 30_000);
    pins = service.smtp.to(owner.address).map((mail) => mail.pin);
    for (const action of ['pause', 'resume', 'cancel']) {
      await admin.post(`/campaigns/${id}/${action}`);
    }
    await helpdesk.post(`${mailbox}/unlock`);
    await admin.patch(mailbox, { language: 'de' });
    await admin.post('/mailboxes', { address: 'new@example.com' });
    await admin.post('/accounts', { login: 'new', password: newPassword });
    await admin.put('/accounts/new/password', { password: `${newPassword}!` });
    await admin.put('/accounts/new/mailbox', { mailbox: 'new@example.com' });
    await admin.put('/accounts/new/roles/helpdesk', {});
    await admin.delete('/accounts/new/roles/helpdesk');
    await admin.patch('/accounts/new', { disabled: true });
    await admin.patch('/policies/Default', { maxLogonAttempts: 14 });
    await admin.delete('/policies/Default');
    await admin.post(`${mailbox}/expire-pin`);
    await admin.post(`${mailbox}/lock`);
    await admin.post('/keys/rotate');
    await admin.post('/keys/fresh/retire', {});
    const mail = `/deliveries/${await aWaitingNotice(service, owner)}`;
    await admin.get(mail);
    await admin.post(`${mail}/drop`);
    await admin.post(`${mail}/retry`);
    await admin.post('/deliveries/retry');
    await admin.delete('/accounts/new');
    await admin.delete('/mailboxes/new@example.com');
    await admin.delete(`/api-keys/${madeKey}`);
    await admin.delete(`/api-keys/${madeKey.replaceAll('_', '%5F').replaceAll('-', '%2d')}`);
    await admin.delete(`/api-keys/${madeId}`);
    for (const client of clients) {
      for (const path of [
        '/mailboxes',
        mailbox,
        '/accounts',
        account,
        '/api-keys',
        '/policies',
        '/policies/Default',
        '/audit',
        '/status',
        '/deliveries',
        `${mailbox}/mails`,
        `${mailbox}/export`,
        '/audit/export',
        '/campaigns',
        `/campaigns/${id}`,
        `/campaigns/${id}/report?everyone=true`,
        '/audit/root',
        '/audit/verification',
        '/keys',
      ]) {
        await client.get(path);
      }
    }
  });
  afterAll(() => service.stop());

  it('was asked for with a PIN that was in fact made and mailed', () => {
    expect(pins).toHaveLength(2);
    for (const pin of pins) expect(pin).toMatch(/^[0-9]{24}$/);
    expect(clients.every(({ answers }) => answers.length > 10)).toBe(true);
    expect(madeKey).toMatch(/^umpin_/);
  });

  it('comes from every route of the admin API', () => {
    for (const client of clients) for (const route of client.routes) asked.add(route);
    const served = routesUnder(service, '/v1/admin').filter((route) => !route.endsWith('.json'));
    expect([...asked].sort()).toEqual(served.sort());
  });

  it('holds no PIN, password, hash or key, and neither does the log', async () => {
    const told = clients.flatMap(({ answers }) => answers).join('\n') + service.logs.join('');
    const [stored] = await service.db.dataSource.query<{ sealed: string; digest: string }[]>(
      `SELECT c.sealed_hash AS sealed, k.digest FROM pin_credentials c, api_keys k
       WHERE c.mailbox_id = $1 AND k.id = $2`,
      [owner.mailboxId, madeId],
    );
    const secrets = [
      ...pins,
      password,
      newPassword,
      madeKey.slice(-43),
      madeKey.slice(-43).replaceAll('_', '%5F').replaceAll('-', '%2d'),
      stored?.sealed,
      stored?.digest,
      ...[testKeyRing, freshKey].map((entry) => entry.slice(entry.indexOf(':') + 1)),
    ];
    for (const secret of secrets) {
      if (!secret) throw new Error('A secret of this test is missing.');
      expect(told.includes(secret)).toBe(false);
      expect(told.includes(Buffer.from(secret).toString('base64'))).toBe(false);
    }
    expect(told).not.toContain('$argon2id$');
    // What a mail that waits says.
    expect(told).not.toContain('Your PIN is');
  });

  it('is not the PIN either where the database keeps answers for repeated requests', async () => {
    const rows = await service.db.dataSource.query<object[]>('SELECT * FROM idempotent_requests');
    expect(rows).toHaveLength(1);
    for (const pin of pins) expect(JSON.stringify(rows)).not.toContain(pin);
  });
});
