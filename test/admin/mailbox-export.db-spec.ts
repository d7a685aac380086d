import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ApiKey } from '../../src/accounts/api-key.js';
import { openServices, type Services } from '../../src/cli/admin/open-services.js';
import { loadConfig } from '../../src/config/config.js';
import {
  MailboxExportService,
  type MailboxExport,
} from '../../src/credentials/admin/mailbox-export.service.js';
import { TestService } from '../support/app.js';
import { storeCampaign } from '../support/campaigns.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { FormBrowser } from '../support/pages.js';
import { testSettings } from '../support/settings.js';
import { expectReset, resetPin } from '../support/soap.js';

const by = { actor: 'shell:tester' };

/** Columns of an owner's rows that no export has: what the export as a whole is about, hashes and seals. */
const withheld: Record<string, readonly string[]> = {
  mailboxes: ['policy_id'],
  pin_credentials: ['mailbox_id', 'sealed_hash', 'staged_hash', 'previous'],
  pin_history: ['mailbox_id', 'generation', 'sealed_hash'],
  accounts: ['mailbox_id', 'sealed_password', 'sessions_valid_from'],
  outbox: ['mailbox_id', 'sealed_mail', 'awaited', 'bulk', 'lease_id'],
  audit_events: ['mailbox_id', 'chain', 'seq', 'hash'],
  page_sessions: ['id_digest', 'content'],
  campaign_mailboxes: ['mailbox_id'],
};

/** Columns that the export has under a name that is not theirs in camel case. */
const renamed: Record<string, string> = {
  'mailboxes.created_at': 'addedAt',
  'mailboxes.first_pin_wanted_at': 'firstWanted',
  'accounts.created_at': 'addedAt',
  'pin_credentials.reset_wanted_at': 'resetWanted',
  'pin_credentials.failed_tries': 'failedAttempts',
  'pin_credentials.mail_fate': 'fate',
  'pin_credentials.mail_status': 'status',
  'pin_credentials.mail_fate_at': 'at',
  'outbox.leased_until': 'underWay',
};

describe('an export', () => {
  let service: TestService;
  let services: Services;
  let owner: TestMailbox;
  let key: ApiKey;
  let campaignId: number;
  let exported: MailboxExport;

  beforeAll(async () => {
    service = await TestService.start();
    const config = loadConfig(testSettings(service.db.url, service.smtp.url));
    services = await openServices({ config, quickStart: false });
    owner = await service.aMailbox({
      displayName: 'Erika Musterfrau',
      extensions: ['70500'],
      phoneNumbers: ['4930555705'],
      pin: '482915',
    });
    expectReset(await resetPin(service.server, owner));
    await service.administration.grant(owner.login, 'phone');
    key = await service.administration.addKey(owner.login);
    await new FormBrowser(service.server).signIn(owner.login, owner.password);
    const other = await service.aMailbox();
    await new FormBrowser(service.server).signIn(other.login, other.password);
    const mailboxes = [{ mailboxId: owner.mailboxId, refusal: 'Busy' }];
    campaignId = await storeCampaign(service.db, { state: 'paused', mailboxes });
    service.smtp.atRecipient = () => ({ refuse: 451 });
    await service.administration.mailboxes.expireCompromisedPin(owner.address, by);
    const anExport = () => services.get(MailboxExportService).export(owner.address, by);
    await vi.waitFor(async () => {
      expect((await anExport()).waitingMails).toMatchObject([{ topic: 'new-pin' }]);
    }, 15_000);
    exported = await services.get(MailboxExportService).export(owner.address.toUpperCase(), by);
  });
  afterAll(async () => {
    await services.close();
    await service.stop();
  });

  it('has what is stored about the owner, and is on record itself', () => {
    expect(exported).toMatchObject({
      id: owner.mailboxId,
      address: owner.address,
      displayName: 'Erika Musterfrau',
      extensions: ['70500'],
      phoneNumbers: ['4930555705'],
      pin: { temporary: true, compromised: true, pending: true },
      earlierPins: 1,
      previousPinKept: false,
      accounts: [{ login: owner.login, roles: ['phone'], apiKeys: [key.id] }],
      sessions: [{ login: owner.login, signedInAt: expect.any(Date) as Date }],
      campaigns: [{ campaignId, doneAt: null, joined: false, refusal: 'Busy' }],
    });
    expect(exported.events.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['mailbox-added', 'reset-delivered', 'mailbox-exported']),
    );
  });

  it('has no PIN, no key, and no hash of one (P6, P7)', async () => {
    const stored = await service.db.dataSource.query<{ secret: string | null }[]>(
      `SELECT unnest(ARRAY[sealed_hash, staged_hash, previous->>'hash']) AS secret
       FROM pin_credentials UNION SELECT sealed_hash FROM pin_history
       UNION SELECT sealed_password FROM accounts UNION SELECT sealed_mail FROM outbox
       UNION SELECT digest FROM api_keys UNION SELECT id_digest FROM page_sessions`,
    );
    const mailed = service.smtp.to(owner.address)[0]?.pin ?? null;
    const secrets = [...stored.map(({ secret }) => secret), mailed, '482915', key.reveal()];
    const known = secrets.filter((secret) => secret !== null);
    expect(known.length).toBeGreaterThan(7);
    for (const secret of known) expect(JSON.stringify(exported)).not.toContain(secret);
  });

  it('has every column of the owner that is not withheld for a reason', async () => {
    const names = new Set(JSON.stringify(exported).match(/(?<=")\w+(?=":)/g));
    const columns = await service.db.dataSource.query<{ table: string; name: string }[]>(
      `SELECT table_name AS table, column_name AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND table_name = ANY ($1)`,
      [Object.keys(withheld)],
    );
    expect(columns.length).toBeGreaterThan(60);
    const missing = columns.filter(({ table, name }) => {
      const camelCase = name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
      const exportName = renamed[`${table}.${name}`] ?? camelCase;
      return !withheld[table]?.includes(name) && !names.has(exportName);
    });
    expect(missing).toEqual([]);
  });

  it('is refused for an address without a mailbox', async () => {
    const nobody = services.get(MailboxExportService).export('nobody@example.com', by);
    await expect(nobody).rejects.toThrow('there is no mailbox "nobody@example.com"');
  });
});
