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
  type CampaignOutcome,
} from '../../src/campaigns/campaign-outcome.js';
import { storeCampaign } from '../support/campaigns.js';
import { aDatabase, type TestDatabase } from '../support/database.js';

interface Recorded {
  readonly events: readonly AuditedEvent[];
  readonly outcome: CampaignOutcome;
  /** If it is another one of a mailbox that was removed. */
  readonly removed?: CampaignOutcome;
}

/** What may be on record for a reset by which a mailbox is done, and what that means. */
const records: readonly Recorded[] = [
  { events: [], outcome: 'unrecorded' },
  { events: ['reset-requested'], outcome: 'mailing', removed: 'refused' },
  { events: ['reset-requested', 'reset-joined'], outcome: 'mailing', removed: 'refused' },
  { events: ['reset-requested', 'reset-delivered'], outcome: 'delivered' },
  { events: ['reset-requested', 'reset-delivered', 'mail-delayed'], outcome: 'delivered' },
  { events: ['reset-requested', 'reset-delivered', 'mail-delivered'], outcome: 'delivered' },
  { events: ['reset-requested', 'reset-cancelled'], outcome: 'undelivered' },
  { events: ['reset-requested', 'reset-delivered', 'reset-returned'], outcome: 'bounced' },
  { events: ['reset-requested', 'reset-delivered', 'mail-bounced'], outcome: 'bounced' },
  { events: ['reset-requested', 'reset-delivered', 'mailbox-locked'], outcome: 'bounced' },
  { events: ['reset-requested', 'reset-cancelled', 'mail-bounced'], outcome: 'bounced' },
];

/** Every row that there could be. */
const stored = [true, false].flatMap((done) =>
  [true, false].flatMap((joined) =>
    [null, 'UmNotEnabled'].flatMap((refusal) =>
      [undefined, ...records].flatMap((record) =>
        [true, false].map((stands) => ({ done, joined, refusal, record, stands })),
      ),
    ),
  ),
);

type Stored = (typeof stored)[number];

function meaningOf(
  { done, joined, refusal, record, stands }: Stored,
  state: CampaignState,
): CampaignOutcome {
  const delivered = record?.events.includes('reset-delivered') ?? false;
  if (!done && !delivered) return state === 'cancelled' ? 'skipped' : 'waiting';
  if (!record) return refusal === null ? 'renewed' : 'refused';
  if (record.outcome === 'delivered' && joined) return 'joined';
  return stands ? record.outcome : (record.removed ?? record.outcome);
}

const states: readonly CampaignState[] = ['running', 'paused', 'done', 'cancelled'];

let db: TestDatabase;
let campaigns: CampaignReports;
const ids = new Map<CampaignState, number>();
/** What each mailbox was stored as. */
const rowOf = new Map<string, Stored>();
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
  for (const row of stored) {
    const { done, joined, refusal, record, stands } = row;
    const [mailboxId, resetId] = [randomUUID(), record ? randomUUID() : null];
    rowOf.set(mailboxId, row);
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
    for (const event of record?.events ?? []) {
      await db.dataSource.query(
        `INSERT INTO audit_events (event, actor, mailbox_id, reset_id, detail)
         VALUES ($1, 'umpin', $2, $3, $4)`,
        [event, mailboxId, resetId, `detail of ${event}`],
      );
    }
  }
  return storeCampaign(db, { mailboxes, state });
}

describe.each(states)('a campaign that is %s', (state) => {
  const id = () => ids.get(state) ?? 0;

  it('has the figures that its rows add up to, one by one', async () => {
    const outcomes = stored.map((row) => meaningOf(row, state));
    const counts = campaignOutcomes.map((each) => [
      each,
      outcomes.filter((outcome) => outcome === each).length,
    ]);
    const expected = { mailboxes: stored.length, outcomes: Object.fromEntries(counts) as object };
    expect(await campaigns.status(id())).toMatchObject({ id: id(), state, ...expected });
    const listed = (await campaigns.list()).find((each) => each.id === id());
    expect(listed).toEqual(await campaigns.status(id()));
  });

  it('has a report of everyone that says of each what its row says', async () => {
    const { rows } = await campaigns.report(id(), { everyone: true });
    expect(rows).toHaveLength(stored.length);
    for (const { mailboxId, address, outcome } of rows) {
      const row = rowOf.get(mailboxId);
      expect(outcome, JSON.stringify(row)).toBe(row && meaningOf(row, state));
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
