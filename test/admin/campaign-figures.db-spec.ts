import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditLog } from '../../src/audit/audit-log.js';
import type { AuditedEvent } from '../../src/audit/audit-event.entity.js';
import type { CampaignReportRow } from '../../src/campaigns/admin/campaign-report.js';
import type { CampaignState } from '../../src/campaigns/admin/campaign-rows.js';
import { CampaignReports } from '../../src/campaigns/admin/campaign-reports.service.js';
import {
  campaignOutcomes,
  hasReached,
  outcomeOf,
  type CampaignMailbox,
} from '../../src/campaigns/campaign-outcome.js';
import { storeCampaign } from '../support/campaigns.js';
import { aDatabase, type TestDatabase } from '../support/database.js';

/** What may be on record for a reset; each list is the record of one. */
const records: readonly (readonly AuditedEvent[])[] = [
  [],
  ['reset-requested'],
  ['reset-requested', 'reset-joined'],
  ['reset-requested', 'reset-delivered'],
  ['reset-requested', 'reset-delivered', 'mail-delayed'],
  ['reset-requested', 'reset-delivered', 'mail-delivered'],
  ['reset-requested', 'reset-cancelled'],
  ['reset-requested', 'reset-delivered', 'reset-returned'],
  ['reset-requested', 'reset-delivered', 'mail-bounced'],
  ['reset-requested', 'reset-delivered', 'mailbox-locked'],
  ['reset-requested', 'reset-cancelled', 'mail-bounced'],
];

/** Every row that there could be. */
const stored = [true, false].flatMap((done) =>
  [true, false].flatMap((joined) =>
    [null, 'UmNotEnabled'].flatMap((refusal) =>
      [undefined, ...records].flatMap((events) =>
        [true, false].map((stands) => ({ done, joined, refusal, events, stands })),
      ),
    ),
  ),
);

const states: readonly CampaignState[] = ['running', 'paused', 'done', 'cancelled'];

let db: TestDatabase;
let campaigns: CampaignReports;
const ids = new Map<CampaignState, number>();
/** Of those that were not removed. */
const addresses = new Map<string, string>();

beforeAll(async () => {
  db = await aDatabase();
  campaigns = new CampaignReports(db.database, new AuditLog(db.database));
  await storeCampaign(db, { mailboxes: [], state: 'done' });
  for (const state of states) ids.set(state, await everyRow(state));
});
afterAll(() => db.drop());

async function everyRow(state: CampaignState): Promise<number> {
  const mailboxes = [];
  for (const { done, joined, refusal, events, stands } of stored) {
    const [mailboxId, resetId] = [randomUUID(), events ? randomUUID() : null];
    mailboxes.push({ mailboxId, done, resetId, joined, refusal });
    if (stands) {
      const address = `${mailboxId.slice(0, 8)}@example.com`;
      addresses.set(mailboxId, address);
      await db.dataSource.query(
        `INSERT INTO mailboxes (id, address, policy_id)
         SELECT $1, $2, id FROM pin_policies LIMIT 1`,
        [mailboxId, address],
      );
    }
    for (const event of events ?? []) {
      await db.dataSource.query(
        `INSERT INTO audit_events (event, actor, mailbox_id, reset_id, detail)
         VALUES ($1, 'umpin', $2, $3, $4)`,
        [event, mailboxId, resetId, `detail of ${event}`],
      );
    }
  }
  return storeCampaign(db, { mailboxes, state });
}

/** Row by row, in memory. */
async function outcomesOf(id: number, state: CampaignState) {
  const rows = await db.dataSource.query<(CampaignMailbox & { stands: boolean })[]>(
    `SELECT mailbox_id AS "mailboxId", done_at AS "doneAt", reset_id AS "resetId", joined, refusal,
       EXISTS (SELECT FROM mailboxes m WHERE m.id = mailbox_id) AS stands
     FROM campaign_mailboxes WHERE campaign_id = $1`,
    [id],
  );
  const record = await new AuditLog(db.database).ofResets(
    rows.flatMap(({ resetId }) => resetId ?? []),
  );
  return new Map(
    rows.map(({ stands, ...row }) => [
      row.mailboxId,
      outcomeOf(row, record.get(row.resetId ?? '') ?? [], stands, state === 'cancelled'),
    ]),
  );
}

describe.each(states)('a campaign that is %s', (state) => {
  const id = () => ids.get(state) ?? 0;

  it('has the figures that its rows add up to, one by one', async () => {
    const outcomes = [...(await outcomesOf(id(), state)).values()];
    const counts = campaignOutcomes.map((each) => [
      each,
      outcomes.filter(({ outcome }) => outcome === each).length,
    ]);
    const expected = { mailboxes: stored.length, outcomes: Object.fromEntries(counts) as object };
    expect(await campaigns.status(id())).toMatchObject({ id: id(), state, ...expected });
    const listed = (await campaigns.list()).find((each) => each.id === id());
    expect(listed).toEqual(await campaigns.status(id()));
  });

  it('has a report of everyone that says of each what its row says', async () => {
    const outcomes = await outcomesOf(id(), state);
    const { rows } = await campaigns.report(id(), { everyone: true });
    expect(rows).toHaveLength(stored.length);
    for (const { mailboxId, address, ...outcome } of rows) {
      expect(outcome).toEqual(outcomes.get(mailboxId));
      expect(address).toBe(addresses.get(mailboxId) ?? null);
    }
    const { rows: notReached } = await campaigns.report(id());
    expect(notReached).toEqual(rows.filter(({ outcome }) => !hasReached(outcome)));
  });

  it.each([true, false])(
    'has the pages of its report, of everyone or not: %s',
    async (everyone) => {
      const rows: CampaignReportRow[] = [];
      let after: string | undefined;
      do {
        const page = await campaigns.reportPage(id(), { limit: 7, after, everyone });
        expect(page.rows.length).toBeLessThanOrEqual(7);
        rows.push(...page.rows);
        after = page.next;
      } while (after !== undefined);
      expect(rows).toEqual((await campaigns.report(id(), { everyone })).rows);
    },
  );
});

describe('the campaigns', () => {
  it('are listed page by page, the newest first, also one without a mailbox', async () => {
    const all = await campaigns.list();
    expect(all.map((each) => each.state)).toEqual([...states].reverse().concat('done'));
    expect(all.at(-1)).toMatchObject({ mailboxes: 0, outcomes: { delivered: 0, skipped: 0 } });
    const first = await campaigns.page({ limit: 3 });
    const second = await campaigns.page({ limit: 3, after: first.next });
    expect([...first.campaigns, ...second.campaigns]).toEqual(all);
    expect(second).not.toHaveProperty('next');
    expect(await campaigns.status()).toEqual(all[0]);
  });
});

it('an old campaign is not said to have mail on its way when the audit has dropped its record', async () => {
  const id = await storeCampaign(db, {
    state: 'done',
    mailboxes: [{ mailboxId: randomUUID(), done: true, resetId: randomUUID() }],
  });
  expect((await campaigns.status(id)).outcomes).toMatchObject({ mailing: 0, unrecorded: 1 });
  expect((await campaigns.report(id)).rows).toMatchObject([{ outcome: 'unrecorded' }]);
});
