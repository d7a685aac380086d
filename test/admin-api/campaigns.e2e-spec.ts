import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CampaignResets } from '../../src/campaigns/campaign-resets.js';
import {
  campaignPage,
  campaignSchema,
  plannedCampaign,
  reportPage,
  reportRow,
  startedCampaign,
} from '../../src/transports/admin/campaigns/campaigns.contract.js';
import {
  anAdministrator,
  bodyOf,
  expectProblem,
  type AdminClient,
  type Administrator,
} from '../support/admin-api.js';
import { TestService } from '../support/app.js';
import { storeCampaign } from '../support/campaigns.js';
import type { TestMailbox } from '../support/mailboxes.js';

let service: TestService;
let root: Administrator;
let client: AdminClient;

const patience = { timeout: 30_000, interval: 50 };

beforeAll(async () => {
  service = await TestService.start();
  root = await anAdministrator(service, 'admin');
  ({ client } = root);
});
afterAll(() => service.stop());
afterEach(() => {
  service.smtp.wellAgain();
});

const addressesOf = (owners: readonly TestMailbox[]) => owners.map(({ address }) => address);

/** Mailboxes by address. */
async function owners(count: number): Promise<TestMailbox[]> {
  const made = await Promise.all(
    Array.from({ length: count }, () => service.aMailbox({ account: false })),
  );
  return made.sort((a, b) => (a.address < b.address ? -1 : 1));
}

const start = (body: object, key?: string) =>
  client.post('/campaigns', body, key === undefined ? {} : { 'Idempotency-Key': key });

async function started(chosen: readonly TestMailbox[], fields: object = {}): Promise<number> {
  const response = await start({ addresses: addressesOf(chosen), perMinute: 6_000, ...fields });
  expect(response.status, response.text).toBe(201);
  return bodyOf(response, startedCampaign).id;
}

const status = async (id: number) => bodyOf(await client.get(`/campaigns/${id}`), campaignSchema);

const newestId = async () => {
  const { items } = bodyOf(await client.get('/campaigns?limit=1'), campaignPage);
  return items[0]?.id;
};

/** A campaign that the service does not touch. */
const stored = (state: 'running' | 'paused' | 'done', mailboxes: readonly TestMailbox[] = []) =>
  storeCampaign(service.db, { state, mailboxes });

/** As a crash between an effect and its answer leaves the row, after the lease. */
const loseAnswer = (key: string) =>
  service.db.dataSource.query(
    "UPDATE idempotent_requests SET answer = NULL, leased_until = '-infinity' WHERE key = $1",
    [key],
  );

describe('a campaign that is started over the admin API', () => {
  it('resets each of its mailboxes with one mail, as the account of the caller', async () => {
    const chosen = await owners(3);
    const response = await start({ addresses: addressesOf(chosen), perMinute: 6_000 });
    expect(response.status).toBe(201);
    const { id, plan } = bodyOf(response, startedCampaign);
    expect(plan).toEqual({
      mailboxes: 3,
      withoutUm: 0,
      locked: 0,
      firstPinWanted: 0,
      unknown: [],
      selection: 'a list of 3 addresses',
    });
    expect(response.headers.location).toBe(`/v1/admin/campaigns/${id}`);
    const isOver = async () => (await status(id)).outcomes.delivered;
    await expect.poll(isOver, patience).toBe(3);
    for (const owner of chosen) {
      const [mail, ...more] = service.smtp.to(owner.address);
      expect(more).toEqual([]);
      expect(await service.verifies(mail?.pin, owner)).toBe(true);
    }
    await expect.poll(async () => (await status(id)).state, patience).toBe('done');
    expect(await status(id)).toMatchObject({
      mailboxes: 3,
      startedBy: root.login,
      perMinute: 6_000,
    });
    const [record] = await service.db.dataSource.query<object[]>(
      `SELECT event, actor, source, request_id, detail FROM audit_events
       WHERE request_id = $1`,
      [response.headers['request-id']],
    );
    expect(record).toMatchObject({
      event: 'campaign-started',
      actor: root.login,
      source: '127.0.0.1',
      detail: `campaign ${id}: 3 mailboxes, a list of 3 addresses, 6000 a minute`,
    });
    const report = await client.get(`/campaigns/${id}/report`);
    expect(report.body).toEqual({ items: [], next: null });
    const everyone = await client.get(`/campaigns/${id}/report?everyone=true`);
    expect(bodyOf(everyone, reportPage).items).toMatchObject(
      chosen.map(({ address, mailboxId }) => ({ address, mailboxId, outcome: 'delivered' })),
    );
  });

  it('is only counted by a dry run, which has no effect under any key', async () => {
    const chosen = await owners(2);
    const before = await newestId();
    const key = randomUUID();
    const order = { addresses: addressesOf(chosen), perMinute: 60 };
    const planned = await start({ ...order, dryRun: true }, key);
    expect(planned.status).toBe(200);
    const { plan } = bodyOf(planned, plannedCampaign);
    expect(plan).toMatchObject({ mailboxes: 2, selection: 'a list of 2 addresses' });
    expect(await newestId()).toBe(before);
    const response = await start(order, key);
    expect(response.status).toBe(201);
    expect(bodyOf(response, startedCampaign).plan).toEqual(plan);
  });

  it('leaves no address in the answer that is remembered for its key', async () => {
    const [owner] = await owners(1);
    const key = randomUUID();
    const addresses = [owner?.address, 'nobody@example.com'];
    const order = { addresses, skipUnknown: true, perMinute: 60 };
    const { id, plan } = bodyOf(await start(order, key), startedCampaign);
    expect(plan).toMatchObject({ unknown: ['nobody@example.com'] });
    const [row] = await service.db.dataSource.query<{ stored: string }[]>(
      'SELECT r::text AS stored FROM idempotent_requests r WHERE key = $1',
      [key],
    );
    expect(row?.stored).not.toContain('@');
    expect((await start(order, key)).body).toEqual({ id, plan: null });
  });

  it('is one, however often the request is repeated under its key, also after a crash', async () => {
    const chosen = await owners(2);
    const [key, order] = [randomUUID(), { addresses: addressesOf(chosen), perMinute: 6_000 }];
    const first = await start(order, key);
    const { id } = bodyOf(first, startedCampaign);
    const again = await start(order, key);
    expect([again.status, again.body]).toEqual([201, first.body]);
    await expect.poll(async () => (await status(id)).state, patience).toBe('done');
    await loseAnswer(key);
    const recovered = await start(order, key);
    expect([recovered.status, recovered.body]).toEqual([201, { id, plan: null }]);
    expect(recovered.headers.location).toBe(`/v1/admin/campaigns/${id}`);
    expect(await newestId()).toBe(id);
    await expect.poll(async () => (await status(id)).outcomes.delivered, patience).toBe(2);
    for (const { address } of chosen) expect(service.smtp.to(address)).toHaveLength(1);
    expectProblem(await start({ ...order, perMinute: 61 }, key), 422, 'other-request');
  });

  it('replaces PINs that others know for good', async () => {
    const [owner] = await owners(1);
    if (!owner) throw new Error('There is no mailbox.');
    await service.setPin(owner, '482915');
    const id = await started([owner], { compromised: true });
    await expect.poll(async () => (await status(id)).outcomes.delivered, patience).toBe(1);
    expect(await status(id)).toMatchObject({ compromised: true });
    expect(await service.credential(owner.mailboxId)).toMatchObject({
      suspect: true,
      previous: null,
    });
  });

  it('may choose ten thousand addresses, and no body without an end', async () => {
    const many = Array.from({ length: 10_000 }, (_, n) => `nobody-${n}@a-long-name.example.com`);
    const [owner] = await owners(1);
    const order = { perMinute: 60, skipUnknown: true, dryRun: true };
    const planned = await start({ ...order, addresses: [...many, owner?.address] });
    expect(planned.status, planned.text.slice(0, 500)).toBe(200);
    expect(bodyOf(planned, plannedCampaign).plan).toMatchObject({ mailboxes: 1, unknown: many });
    const endless = await start({ ...order, addresses: Array<string>(70_000).fill(many[0] ?? '') });
    expectProblem(endless, 413, 'invalid-request');
  });

  it.each<[string, object, number, string, string]>([
    ['no mailboxes', { perMinute: 60 }, 422, 'invalid', 'no mailboxes were chosen'],
    [
      'all and some',
      { all: true, policy: 'Default', perMinute: 60 },
      422,
      'invalid',
      'all mailboxes were chosen, and some of them as well',
    ],
    [
      'a rate out of bounds',
      { all: true, perMinute: 6_001 },
      422,
      'invalid',
      'the rate must be 1 to 6000 a minute',
    ],
    [
      'half a mail',
      { all: true, perMinute: 1.5 },
      422,
      'invalid',
      'the rate must be 1 to 6000 a minute',
    ],
    [
      'an age beyond any interval',
      { olderThanDays: 999_999_999, perMinute: 60 },
      422,
      'invalid',
      'the age must be 1 to 36500 days',
    ],
    [
      'an unknown address',
      { addresses: ['nobody@example.com'], perMinute: 60 },
      422,
      'invalid',
      'there is no mailbox "nobody@example.com"',
    ],
    [
      'an unknown policy',
      { policy: 'nowhere', perMinute: 60 },
      422,
      'invalid',
      'there is no policy "nowhere"',
    ],
    ['no rate', { all: true }, 400, 'invalid-request', 'perMinute must be a number'],
    [
      'a misspelt field',
      { al: true, perMinute: 60 },
      400,
      'invalid-request',
      '"al" is unknown here',
    ],
    [
      'a name with a control character',
      { policy: 'a\u0000', perMinute: 60 },
      400,
      'invalid-request',
      'policy must be 1 to 256 characters',
    ],
  ])('is refused with %s, dry or not', async (_, body, code, kind, words) => {
    const before = await newestId();
    for (const dryRun of [true, false]) {
      const response = await start({ ...body, dryRun });
      expectProblem(response, code, kind);
      expect((response.body as { detail: string }).detail).toContain(words);
    }
    expect(await newestId()).toBe(before);
  });

  it('is refused while one of its mailboxes waits in another one', async () => {
    const chosen = await owners(2);
    const id = await stored('paused', chosen);
    const response = await start({ addresses: addressesOf(chosen), perMinute: 60 });
    expectProblem(response, 409, 'conflict');
    expect(response.body).toMatchObject({
      detail: `2 of these mailboxes wait in campaign ${id}: cancel it, or let it end`,
    });
  });
});

describe('a campaign in the admin API', () => {
  it('is paused, resumed and cancelled; what has no effect says so, and an ended one stays', async () => {
    const id = await stored('running', await owners(1));
    const act = async (action: string) => {
      const response = await client.post(`/campaigns/${id}/${action}`);
      return { ...(response.body as object), status: response.status };
    };
    expect(await act('pause')).toEqual({ id, changed: true, status: 200 });
    expect(await act('pause')).toEqual({ id, changed: false, status: 200 });
    expect((await status(id)).state).toBe('paused');
    expect(await act('resume')).toEqual({ id, changed: true, status: 200 });
    expect((await status(id)).state).toBe('running');
    expect(await act('cancel')).toEqual({ id, changed: true, status: 200 });
    expect(await status(id)).toMatchObject({ state: 'cancelled', outcomes: { skipped: 1 } });
    for (const action of ['pause', 'resume']) {
      const response = await client.post(`/campaigns/${id}/${action}`);
      expectProblem(response, 409, 'conflict');
      expect(response.body).toMatchObject({ detail: `campaign ${id} is cancelled` });
    }
  });

  it('is not paused again by a request that is repeated after somebody has resumed it', async () => {
    const id = await stored('running', await owners(1));
    const key = randomUUID();
    const pause = () =>
      client.post(`/campaigns/${id}/pause`, undefined, { 'Idempotency-Key': key });
    expect((await pause()).body).toEqual({ id, changed: true });
    await client.post(`/campaigns/${id}/resume`);
    expect((await pause()).body).toEqual({ id, changed: true });
    await loseAnswer(key);
    expect((await pause()).body).toEqual({ id, changed: true });
    expect((await status(id)).state).toBe('running');
    const other = await client.post(`/campaigns/${id}/cancel`, undefined, {
      'Idempotency-Key': key,
    });
    expectProblem(other, 422, 'other-request');
  });

  it('that does not exist is missing; a number that is none cannot be read', async () => {
    for (const path of ['', '/report', '/pause', '/resume', '/cancel']) {
      const ask = (id: string) =>
        path === '' || path === '/report'
          ? client.get(`/campaigns/${id}${path}`)
          : client.post(`/campaigns/${id}${path}`);
      const missing = await ask('999999999');
      expectProblem(missing, 404, 'missing');
      expect(missing.body).toMatchObject({ detail: 'there is no campaign 999999999' });
      for (const id of ['newest', '-1', '1e3', '9999999999']) {
        expectProblem(await ask(id), 400, 'invalid-request');
      }
    }
  });

  it('is listed page by page, the newest first', async () => {
    const made = [await stored('done'), await stored('done'), await stored('done')];
    const first = bodyOf(await client.get('/campaigns?limit=2'), campaignPage);
    expect(first.items.map(({ id }) => id)).toEqual(made.slice(1).reverse());
    const second = bodyOf(await client.get(`/campaigns?limit=2&after=${first.next}`), campaignPage);
    expect(second.items[0]?.id).toBe(made[0]);
    const last = bodyOf(await client.get(`/campaigns?after=2`), campaignPage);
    expect(last).toMatchObject({ items: [{ id: 1 }], next: null });
    expectProblem(await client.get('/campaigns?after=x'), 400, 'invalid-request');
    expectProblem(await client.get('/campaigns?limit=201'), 400, 'invalid-request');
  });
});

describe('the report of a campaign', () => {
  it('has whom it has not reached, and why, page by page', async () => {
    const [reached, refusing, waiting, removed] = (await owners(4)) as [
      TestMailbox,
      TestMailbox,
      TestMailbox,
      TestMailbox,
    ];
    const id = await storeCampaign(service.db, {
      state: 'running',
      mailboxes: [
        { ...reached, done: true },
        { ...refusing, done: true, refusal: 'UmNotEnabled' },
        waiting,
        removed,
      ],
    });
    await client.delete(`/mailboxes/${removed.address}`);
    const report: unknown[] = [];
    let after = '';
    do {
      const page = bodyOf(await client.get(`/campaigns/${id}/report?limit=1${after}`), reportPage);
      expect(page.items).toHaveLength(1);
      report.push(...page.items.map((item) => reportRow.parse(item)));
      after = page.next === null ? '' : `&after=${encodeURIComponent(page.next)}`;
    } while (after !== '');
    expect(report).toMatchObject([
      { address: refusing.address, outcome: 'refused', reason: 'UmNotEnabled' },
      { address: waiting.address, outcome: 'waiting', reason: null, at: null },
      {
        address: null,
        mailboxId: removed.mailboxId,
        outcome: 'waiting',
        reason: 'MailboxNotFound',
      },
    ]);
    const everyone = await client.get(`/campaigns/${id}/report?everyone=true&limit=2`);
    expect(bodyOf(everyone, reportPage).items).toMatchObject([
      { address: reached.address, outcome: 'renewed' },
      { address: refusing.address },
    ]);
    const path = `/campaigns/${id}/report`;
    expectProblem(await client.get(`${path}?everyone=perhaps`), 400, 'invalid-request');
    expectProblem(await client.get(`${path}?after=${'x'.repeat(257)}`), 400, 'invalid-request');
  });
});

it('stages nothing any more once a pause over the admin API is answered', async () => {
  const chosen = await owners(20);
  const id = await started(chosen, { perMinute: 240 });
  await expect.poll(async () => (await status(id)).outcomes.waiting, patience).toBeLessThan(20);
  expect((await client.post(`/campaigns/${id}/pause`)).body).toEqual({ id, changed: true });
  const { waiting } = (await status(id)).outcomes;
  expect(waiting).toBeGreaterThan(0);
  // A turn that is taken now finds it paused.
  await service.app.get(CampaignResets, { strict: false }).run();
  expect((await status(id)).outcomes.waiting).toBe(waiting);
  await client.post(`/campaigns/${id}/cancel`);
});
