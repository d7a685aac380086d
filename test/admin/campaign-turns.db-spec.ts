import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CampaignsRepository } from '../../src/campaigns/campaigns.repository.js';
import { storeCampaign } from '../support/campaigns.js';
import { aDatabase, type TestDatabase } from '../support/database.js';

let db: TestDatabase;
let campaigns: CampaignsRepository;

beforeAll(async () => {
  db = await aDatabase();
  campaigns = new CampaignsRepository(db.database);
});
afterAll(() => db.drop());
afterEach(() => db.dataSource.query('DELETE FROM campaign_mailboxes; DELETE FROM campaigns'));

/** A running campaign whose rate allows a turn, with a mailbox that is due in so many minutes. */
async function aCampaign({ dueInMinutes = 0, done = false } = {}): Promise<number> {
  const mailboxes = [{ mailboxId: randomUUID(), done }];
  const id = await storeCampaign(db, { state: 'running', mailboxes });
  await db.dataSource.query(
    `UPDATE campaign_mailboxes SET due_at = now() + $2 * interval '1 minute' WHERE campaign_id = $1`,
    [id, dueInMinutes],
  );
  await allowTurn(id);
  return id;
}

const allowTurn = (id: number) =>
  db.dataSource.query(`UPDATE campaigns SET next_at = now() - interval '1 minute' WHERE id = $1`, [
    id,
  ]);

/** The campaigns that have the next turns, without a rate. */
async function turns(count: number): Promise<(number | undefined)[]> {
  const taken: (number | undefined)[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    const campaign = await campaigns.takeTurn();
    taken.push(campaign?.id);
    if (campaign) await allowTurn(campaign.id);
  }
  return taken;
}

describe('a campaign whose mailboxes all wait', () => {
  it('leaves every turn to the others', async () => {
    await aCampaign({ dueInMinutes: 50 });
    const other = await aCampaign();
    expect(await turns(3)).toEqual([other, other, other]);
    expect(await campaigns.nextTurnMs()).toBeLessThanOrEqual(0);
  });

  it('has its next turn when one of them is due', async () => {
    const waiting = await aCampaign({ dueInMinutes: 50 });
    expect(await turns(1)).toEqual([undefined]);
    expect(await campaigns.nextTurnMs()).toBeGreaterThan(49 * 60_000);
    expect(await campaigns.nextTurnMs()).toBeLessThanOrEqual(50 * 60_000);
    await db.dataSource.query('UPDATE campaign_mailboxes SET due_at = now()');
    expect(await campaigns.nextTurnMs()).toBeLessThanOrEqual(0);
    expect(await turns(1)).toEqual([waiting]);
  });
});

it('a campaign of which no mailbox waits any more has a turn, to end', async () => {
  const finished = await aCampaign({ done: true, dueInMinutes: 50 });
  expect(await campaigns.nextTurnMs()).toBeLessThanOrEqual(0);
  expect(await turns(1)).toEqual([finished]);
});

it('a campaign has no turn before its rate allows one', async () => {
  const id = await aCampaign();
  expect((await campaigns.takeTurn())?.id).toBe(id);
  expect(await campaigns.takeTurn()).toBeUndefined();
  expect(await campaigns.nextTurnMs()).toBeGreaterThan(50_000);
});
