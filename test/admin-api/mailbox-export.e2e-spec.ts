import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailboxExportSchema } from '../../src/transports/admin/mailboxes/mailbox-export.contract.js';
import { anAdministrator, bodyOf, expectProblem } from '../support/admin-api.js';
import { TestService } from '../support/app.js';
import { runCommand } from '../support/command.js';
import { testSettings } from '../support/settings.js';
import { aWaitingNotice } from '../support/waiting-notice.js';

describe('the export of a mailbox over the admin API', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await TestService.start();
    await service.app.listen(0, '127.0.0.1');
  });
  afterAll(() => service.stop());

  it('is what the command says beside the service, and is on record itself', async () => {
    const owner = await service.aMailbox({
      displayName: 'Erika Musterfrau',
      extensions: ['70500'],
      pin: '482915',
    });
    await service.administration.grant(owner.login, 'phone', 'policy:Default');
    await service.administration.addKey(owner.login);
    await aWaitingNotice(service, owner);
    const { key, login } = await anAdministrator(service, 'admin');
    const exported = async (env: Record<string, string>) => {
      const { output } = await runCommand(`mailbox export ${owner.address} --json`, env);
      return JSON.parse(output) as { events: object[] };
    };
    const beside = await exported(testSettings(service.db.url, service.smtp.url));
    const elsewhere = await exported({
      UMPIN_URL: await service.app.getUrl(),
      UMPIN_API_KEY: key,
    });
    expect(elsewhere).toEqual({
      ...beside,
      events: [...beside.events, expect.objectContaining({ event: 'mailbox-exported' })],
    });
    expect(elsewhere).toMatchObject({ accounts: [{ roles: ['phone'] }], waitingMails: [{}] });
    expect(await service.eventsOf(owner)).toContainEqual(
      expect.objectContaining({ event: 'mailbox-exported', actor: login, source: '127.0.0.1' }),
    );
  });

  it('tells an administrator with a scope nothing of mailboxes outside of it', async () => {
    const extensions = ['70501'];
    const secret = await service.aMailbox({ extensions });
    const own = await service.aMailbox({ address: 'own@sales.example.com', extensions });
    const scope = 'address:*@sales.example.com';
    const { client } = await anAdministrator(service, 'admin', { scope });
    const exported = await client.get(`/mailboxes/${own.address}/export`);
    expect(bodyOf(exported, mailboxExportSchema)).toMatchObject({
      address: own.address,
      sharedExtensions: [{ extension: '70501' }],
    });
    expect(exported.text).not.toContain(secret.address);
    const refused = await client.get(`/mailboxes/${secret.address}/export`);
    expectProblem(refused, 404, 'missing');
    expect(await service.eventsOf(secret)).toEqual([]);
  });
});
