import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEventSchema, auditPage } from '../../src/transports/admin/audit/audit.contract.js';
import { anAdministrator, bodyOf, expectProblem, type AdminClient } from '../support/admin-api.js';
import { TestService } from '../support/app.js';

let service: TestService;
let client: AdminClient;
let alice: string;
let bob: string;

/** Long before what arranging records, the newest first; the detail is the name in these tests. */
const recorded = [
  { at: '2026-01-05T09:00:00Z', event: 'signed-in', actor: 'pbx', of: 'bob', detail: 'e' },
  { at: '2026-01-04T09:00:00Z', event: 'mailbox-locked', actor: 'Desk', of: 'bob', detail: 'd' },
  { at: '2026-01-03T09:00:00Z', event: 'mailbox-set', actor: 'desk', of: 'alice', detail: 'c' },
  { at: '2026-01-02T09:00:00Z', event: 'signed-in', actor: 'pbx', of: 'alice', detail: 'b' },
  { at: '2026-01-01T09:00:00Z', event: 'mailbox-added', actor: 'desk', of: 'alice', detail: 'a' },
];

beforeAll(async () => {
  service = await TestService.start();
  ({ client } = await anAdministrator(service, 'auditor'));
  const [first, second] = [await service.aMailbox(), await service.aMailbox()];
  [alice, bob] = [first.address, second.address];
  for (const { at, event, actor, of, detail } of [...recorded].reverse()) {
    await service.db.dataSource.query(
      `INSERT INTO audit_events (at, event, actor, mailbox_id, detail) VALUES ($1, $2, $3, $4, $5)`,
      [at, event, actor, (of === 'alice' ? first : second).mailboxId, detail],
    );
  }
});
afterAll(() => service.stop());

/** Only what these tests have recorded. */
const early = 'until=2026-01-31T00:00:00Z';

const filters: [string, string][] = [
  [early, 'edcba'],
  [`${early}&since=2026-01-03T09:00:00Z`, 'edc'],
  ['until=2026-01-03T09:00:00Z', 'ba'],
  [`${early}&since=2026-01-03T10:00:00%2B01:00`, 'edc'],
  [`${early}&since=2026-01-03T10:00:00+01:00`, 'edc'],
  [`until=2026-01-03T04:00:00.5-05:00`, 'cba'],
  [`${early}&since=0000-01-01T00:00:00Z`, 'edcba'],
  [`${early}&actor=DESK`, 'dca'],
  [`${early}&event=signed-in`, 'eb'],
  [`${early}&event=signed-in,mailbox-locked`, 'edb'],
  [`${early}&mailbox=ALICE`, 'cba'],
  [`${early}&mailbox=BOB&actor=pbx`, 'e'],
  [`${early}&since=2026-01-02T00:00:00Z&event=mailbox-added`, ''],
];

const withAddresses = (query: string) =>
  query
    .replace('ALICE', encodeURIComponent(alice.toUpperCase()))
    .replace('BOB', encodeURIComponent(bob));

const detailsOf = (events: readonly { detail: string | null }[]) =>
  events.map(({ detail }) => detail).join('');

describe('the audit of the admin API', () => {
  it.each(filters)('is searched by %s', async (query, expected) => {
    const { items, next } = bodyOf(await client.get(`/audit?${withAddresses(query)}`), auditPage);
    expect(detailsOf(items)).toBe(expected);
    expect(next).toBeNull();
  });

  it.each(filters)('is exported by %s, the oldest first', async (query, expected) => {
    const { text } = await client.get(`/audit/export?${withAddresses(query)}`);
    const lines = text.split('\n').slice(0, -1);
    const events = lines.map((line) => auditEventSchema.parse(JSON.parse(line)));
    expect(detailsOf(events.reverse())).toBe(expected);
  });

  it('comes in pages', async () => {
    const found: string[] = [];
    let after = '';
    do {
      const page = await client.get(`/audit?limit=2&${early}${after}`);
      const { items, next } = bodyOf(page, auditPage);
      found.push(detailsOf(items));
      expect(found.length).toBeLessThan(10);
      after = next === null ? '' : `&after=${encodeURIComponent(next)}`;
    } while (after !== '');
    expect(found).toEqual(['ed', 'cb', 'a']);
  });

  const time = 'must be a time such as 2026-12-01T00:00:00Z or 2026-12-01T01:00:00+01:00';

  it.each([
    ['since=yesterday', `since ${time}`],
    ['until=2026-01-01', `until ${time}`],
    ['until=2026-02-30T00:00:00Z', `until ${time}`],
    ['event=signed-in,invented', 'event must be names of events, with commas between them'],
    ['actor=', 'actor must be 1 to 256 characters without control characters'],
    ['limit=0', 'limit must be a whole number from 1 to 200'],
    ['after=x', 'after is not the end of a page'],
  ])('refuses the query %s', async (query, detail) => {
    const refused = await client.get(`/audit?${query}`);
    expectProblem(refused, 400, 'invalid-request');
    expect(refused.body).toMatchObject({ detail });
  });
});
