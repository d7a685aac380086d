import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  deliveryPage,
  mailList,
} from '../../src/transports/admin/deliveries/deliveries.contract.js';
import {
  anAdministrator,
  bodyOf,
  expectProblem,
  type AdminClient,
  type Administrator,
} from '../support/admin-api.js';
import { TestService } from '../support/app.js';

let service: TestService;
let root: Administrator;
let client: AdminClient;

beforeAll(async () => {
  service = await TestService.start();
  root = await anAdministrator(service, 'admin');
  ({ client } = root);
});
afterAll(() => service.stop());
afterEach(() => {
  service.smtp.wellAgain();
});

const waiting = async (query = '') => bodyOf(await client.get(`/deliveries${query}`), deliveryPage);

describe('the deliveries of the admin API', () => {
  it('are the mails that wait, since when, why, and how often they were attempted', async () => {
    service.smtp.atRecipient = () => ({ refuse: 451 });
    const one = await service.aMailbox({ sendPin: true, account: false });
    const two = await service.aMailbox({ sendPin: true, account: false });
    const troubled = async () =>
      (await waiting()).items.filter(({ trouble }) => trouble !== null).length;
    await expect.poll(troubled).toBe(2);
    const { items } = await waiting();
    expect(items.map(({ mailbox }) => mailbox)).toEqual([one.address, two.address]);
    expect(items[0]).toMatchObject({
      topic: 'new-pin',
      maybeSent: false,
      trouble: expect.stringContaining('451') as string,
    });
    expect(items[0]?.attempts).toBeGreaterThan(0);

    const first = await waiting('?limit=1');
    expect(first.items).toMatchObject([{ mailbox: one.address }]);
    const second = await waiting(`?limit=1&after=${first.next ?? ''}`);
    expect(second).toMatchObject({ items: [{ mailbox: two.address }], next: null });
  });

  it('refuse what is not the end of a page', async () => {
    for (const after of ['x', '2026-01-01T00:00:00Z', 'x,00000000-0000-0000-0000-000000000000']) {
      expectProblem(await client.get(`/deliveries?after=${after}`), 400, 'invalid-request');
    }
  });
});

describe('the last mails of a mailbox', () => {
  it('say what became of each, who ordered it and when, and nothing of its text', async () => {
    const owner = await service.aMailbox({ pin: '482913' });
    const reset = () => client.post(`/mailboxes/${owner.address}/reset`);
    expect((await reset()).status).toBe(200);
    service.smtp.atRecipient = () => ({ refuse: 550 });
    expectProblem(await reset(), 502, 'notification-refused');
    const mails = (limit = '') => client.get(`/mailboxes/${owner.address}/mails${limit}`);
    const { items } = bodyOf(await mails(), mailList);
    expect(items).toMatchObject([
      { topic: 'new-pin', orderedBy: root.login, fate: 'dropped' },
      { topic: 'new-pin', orderedBy: root.login, fate: 'accepted' },
    ]);
    expect(bodyOf(await mails('?limit=1'), mailList).items).toEqual(items.slice(0, 1));
    expectProblem(await client.get('/mailboxes/nobody@example.com/mails'), 404, 'missing');
  });
});
