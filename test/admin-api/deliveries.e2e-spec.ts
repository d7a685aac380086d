import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  deliveryPage,
  deliverySchema,
  mailList,
  retriedDeliveries,
} from '../../src/transports/admin/deliveries/deliveries.contract.js';
import {
  anAdministrator,
  bodyOf,
  expectProblem,
  type AdminClient,
  type Administrator,
} from '../support/admin-api.js';
import { TestService } from '../support/app.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { aWaitingNotice } from '../support/waiting-notice.js';

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

describe('a mail that waits', () => {
  const show = async (id: string) => bodyOf(await client.get(`/deliveries/${id}`), deliverySchema);
  const attempted = ({ address }: TestMailbox) =>
    expect.poll(() => service.smtp.to(address).length).toBe(1);

  it('is shown, and nothing of what it says', async () => {
    const owner = await service.aMailbox();
    const id = await aWaitingNotice(service, owner);
    expect(await show(id)).toMatchObject({ id, topic: 'mailbox-locked', mailbox: owner.address });
    for (const unknown of ['x', randomUUID()]) {
      expectProblem(await client.get(`/deliveries/${unknown}`), 404, 'missing');
      expectProblem(await client.post(`/deliveries/${unknown}/retry`), 404, 'missing');
      expectProblem(await client.post(`/deliveries/${unknown}/drop`), 404, 'missing');
    }
  });

  it('is attempted immediately when it is retried, on behalf of the administrator', async () => {
    const owner = await service.aMailbox();
    const id = await aWaitingNotice(service, owner);
    const retried = await client.post(`/deliveries/${id}/retry`);
    expect(retried.body).toEqual({ id, changed: true });
    await attempted(owner);
    expect(await service.eventsOf(owner)).toContainEqual(
      expect.objectContaining({ event: 'mail-retried', actor: root.login }),
    );
  });

  it('is attempted with all others', async () => {
    const [one, two] = [await service.aMailbox(), await service.aMailbox()];
    for (const owner of [one, two]) await aWaitingNotice(service, owner);
    const { retried } = bodyOf(await client.post('/deliveries/retry'), retriedDeliveries);
    expect(retried).toBeGreaterThanOrEqual(2);
    await Promise.all([attempted(one), attempted(two)]);
  });

  it('is dropped with the reset of the PIN in it, unless it may have arrived', async () => {
    const owner = await service.aMailbox({ pin: '482913' });
    service.smtp.atRecipient = () => ({ refuse: 451 });
    await client.post(`/mailboxes/${owner.address}/expire-pin`);
    const mine = async () =>
      (await waiting()).items.find(
        ({ mailbox, trouble, underWay }) =>
          mailbox === owner.address && trouble !== null && !underWay,
      );
    await expect.poll(mine).toBeDefined();
    const id = (await mine())?.id ?? '';
    const { dataSource } = service.db;
    await dataSource.query('UPDATE outbox SET maybe_sent = true WHERE id = $1', [id]);
    expectProblem(await client.post(`/deliveries/${id}/drop`), 409, 'conflict');
    await dataSource.query(
      `UPDATE outbox SET maybe_sent = false, due_at = now() + interval '1 hour' WHERE id = $1`,
      [id],
    );
    expect((await client.post(`/deliveries/${id}/drop`)).body).toEqual({ id, changed: true });
    expect(await mine()).toBeUndefined();
    expect(await service.verifies('482913', owner)).toBe(true);
  });

  it('is dropped or retried once under an Idempotency-Key, also after a crash before the answer', async () => {
    const owner = await service.aMailbox();
    const act = (path: string, key: string) =>
      client.post(`/deliveries${path}`, undefined, { 'Idempotency-Key': key });
    const records = async (event: string) =>
      (await service.eventsOf(owner)).filter((each) => each.event === event).length;
    const loseAnswers = () =>
      service.db.dataSource.query(
        "UPDATE idempotent_requests SET answer = NULL, leased_until = '-infinity'",
      );
    const dropped = await aWaitingNotice(service, owner);
    const [drop, retry, retryAll] = [randomUUID(), randomUUID(), randomUUID()];
    const first = await act(`/${dropped}/drop`, drop);
    expect(first.body).toEqual({ id: dropped, changed: true });
    await loseAnswers();
    expect((await act(`/${dropped}/drop`, drop)).body).toEqual(first.body);
    expect(await records('notice-dropped')).toBe(1);

    const id = await aWaitingNotice(service, owner);
    await act(`/${id}/retry`, retry);
    await attempted(owner);
    await loseAnswers();
    expect((await act(`/${id}/retry`, retry)).body).toEqual({ id, changed: true });
    expect(await records('mail-retried')).toBe(1);

    await aWaitingNotice(service, owner);
    const all = await act('/retry', retryAll);
    await loseAnswers();
    expect((await act('/retry', retryAll)).body).toEqual(all.body);
    expect(await records('mail-retried')).toBe(2);
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
