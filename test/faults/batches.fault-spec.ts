import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aPhoneSystem, type PhoneSystem } from '../support/phone.js';
import type { ServiceProcess } from '../support/service-process.js';
import type { Commit, CommitTrouble } from './support/database-line.js';
import type { Answer } from './support/history.js';
import { gatheredBatch } from './support/gathered-batch.js';
import { Lab } from './support/lab.js';
import { until } from './support/pause.js';
import { changeAtPhone } from './support/phone-change.js';
import { howMany } from './support/plan.js';
import { checkRow } from './support/row.js';

/** With every digit as an extension, a mailbox can have no PIN. */
const everyDigit = Array.from('0123456789');

const lostCommits: readonly {
  readonly commit: Commit;
  readonly trouble: CommitTrouble;
  readonly answers: readonly Answer[];
  /** Whether the orders of the batch are carried out in the end. */
  readonly come: boolean;
}[] = [
  { commit: 'staging', trouble: 'cut before', answers: ['fault', 'unconfirmed'], come: false },
  { commit: 'staging', trouble: 'cut after', answers: ['fault', 'unconfirmed'], come: true },
  { commit: 'ending', trouble: 'cut before', answers: ['reset'], come: true },
  { commit: 'ending', trouble: 'cut after', answers: ['reset'], come: true },
];

describe('a batch of resets', () => {
  const owners = 12;
  /** One lab for all rows: one of them loses COMMITs. */
  const commitsUnknown = true;
  let lab: Lab;
  let service: ServiceProcess;
  let phone: PhoneSystem;

  beforeAll(async () => {
    lab = await Lab.open('batches', { owners, settings: { REPLY_DEADLINE_SECONDS: '10' } });
    // Otherwise PostgreSQL looks for a deadlock after a second only.
    await lab.db.dataSource.query(
      `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET deadlock_timeout = ''100ms''',
         current_database()); END $$`,
    );
    service = await lab.start();
    phone = await aPhoneSystem(lab);
    await lab.pinsForAll(service);
  });
  afterEach(() => lab.wellAgain());
  afterAll(() => lab.close());

  const newestPins = () => new Map(lab.owners.map((owner) => [owner, lab.newestPin(owner)]));
  const sql = (statement: string, values: unknown[] = []) =>
    lab.db.dataSource.query(statement, values);
  const isIn = (batch: readonly string[], index: number) =>
    batch.includes(lab.owners[index]?.mailboxId ?? '');

  it('of which some fail serves all the others (P1-P3, P12)', async () => {
    const times = howMany(1, 20);
    const injected =
      'a policy without PINs, 550 to one address, a constraint that one row violates';
    const [poor, refused] = await Promise.all([lab.mailboxes.aMailbox(), lab.mailboxes.aMailbox()]);
    await sql('UPDATE mailboxes SET extensions = $2 WHERE id = $1', [poor.mailboxId, everyDigit]);
    lab.owners.push(poor, refused);
    for (let time = 0; time < times; time += 1) {
      const before = newestPins();
      lab.smtp.atRecipient = (address) =>
        address === refused.address ? { refuse: 550 } : 'accept';
      const { batch, calls } = await gatheredBatch(lab, service, 'staging');
      const [unstorable = ''] = batch;
      await sql(
        `ALTER TABLE pin_credentials
           ADD CONSTRAINT against_one CHECK (mailbox_id <> '${unstorable}') NOT VALID`,
      );
      lab.databaseLine.wellAgain();
      const faults = new Map([
        [poor.mailboxId, 'No PIN satisfies'],
        [refused.mailboxId, 'The mail server refused'],
        // A violated constraint is an error that the service does not foresee.
        [unstorable, 'Request id'],
      ]);
      for (const call of await calls) {
        const fault = faults.get(call.mailboxId);
        if (fault) expect(call.text).toContain(fault);
        else expect(call.answer).toBe('reset');
        if (call.mailboxId !== unstorable) lab.calls.push(call);
      }
      for (const [owner, pin] of before) {
        expect(lab.newestPin(owner) === pin).toBe(faults.has(owner.mailboxId));
      }
      await sql('ALTER TABLE pin_credentials DROP CONSTRAINT against_one');
    }
    await checkRow(
      lab,
      'batch with orders that fail',
      { injected, commitsUnknown },
      {
        repetitions: 3 * times,
      },
    );
    lab.owners.splice(owners);
  });

  it('whose connection breaks around its COMMIT: both, a mail and its PIN, or neither (P1-P4, P12)', async () => {
    const times = howMany(1, 10);
    const injected = 'connection cut before or after the COMMIT of a batch took place';
    let cut = 0;
    for (const { commit, trouble, answers, come } of lostCommits) {
      for (let time = 0; time < times; time += 1) {
        const before = newestPins();
        const { batch, calls } = await gatheredBatch(lab, service, commit);
        let once = false;
        lab.databaseLine.troubleAt = (_, orders) => {
          if (once || orders.join() !== batch.join()) return 'none';
          once = true;
          return trouble;
        };
        lab.databaseLine.letGo();
        lab.calls.push(...(await calls));
        for (const [index, { answer }] of (await calls).entries()) {
          const expected = isIn(batch, index) ? answers : ['reset'];
          expect(expected, `${commit} ${trouble}`).toContain(answer);
        }
        expect(once).toBe(true);
        lab.disturbed();
        if (commit === 'staging' && come) await lab.leasesRunOut();
        await lab.drained();
        for (const [index, [owner, pin]] of [...before].entries()) {
          expect(lab.newestPin(owner) !== pin).toBe(come || !isIn(batch, index));
        }
        cut += batch.length;
      }
    }
    await checkRow(
      lab,
      'unknown COMMIT of a batch',
      { injected, commitsUnknown },
      { repetitions: cut },
    );
  });

  it('that meets a deadlock is repeated, and all its resets succeed (P1, P12)', async () => {
    const times = howMany(1, 10);
    const injected = 'crossed locks; the batch is the victim';
    for (let time = 0; time < times; time += 1) {
      const { batch, calls } = await gatheredBatch(lab, service, 'staging');
      const crossing = lab.db.dataSource.createQueryRunner();
      await crossing.startTransaction();
      // Whoever looks for a deadlock first is its victim.
      await crossing.query(`SET LOCAL deadlock_timeout = '1min'`);
      await crossing.query('SELECT FROM pin_credentials WHERE mailbox_id = $1 FOR UPDATE', [
        batch.at(-1),
      ]);
      let sent = 0;
      lab.databaseLine.troubleAt = (_, orders) => {
        if (orders.join() === batch.join()) sent += 1;
        return 'none';
      };
      lab.databaseLine.letGo();
      await until('the batch waits for the lock', async () => {
        const waiting = await lab.db.dataSource.query<unknown[]>(
          `SELECT FROM pg_stat_activity WHERE datname = current_database()
             AND application_name = 'umpin' AND wait_event_type = 'Lock'`,
        );
        return waiting.length > 0;
      });
      await crossing.query('SELECT FROM mailboxes WHERE id = ANY ($1) FOR UPDATE', [batch]);
      await crossing.commitTransaction();
      await crossing.release();
      lab.calls.push(...(await calls));
      expect((await calls).map(({ answer }) => answer)).toEqual(lab.owners.map(() => 'reset'));
      expect(sent, 'once more after the deadlock').toBeGreaterThan(1);
    }
    await checkRow(
      lab,
      'deadlock of a batch',
      { injected, commitsUnknown },
      { repetitions: times },
    );
  });

  it('whose mailboxes have changed since they were read obeys what they are now (P1-P4, P8)', async () => {
    const times = howMany(1, 20);
    const injected = 'PIN changed, policy tightened, disabled or deleted between read and stage';
    const policy = await lab.mailboxes.aPolicy({});
    const [changed, disabled, tightened] = await Promise.all([
      lab.mailboxes.aMailbox(),
      lab.mailboxes.aMailbox(),
      lab.mailboxes.aMailbox({ policy }),
    ]);
    lab.owners.push(changed, disabled, tightened);
    await lab.pinsForAll(service, [changed, disabled, tightened]);
    for (let time = 0; time < times; time += 1) {
      const deleted = await lab.mailboxes.aMailbox();
      lab.owners.push(deleted);
      await lab.mailboxes.setPolicy(policy, { minPinLength: 6 });
      await sql('UPDATE mailboxes SET um_enabled = true WHERE id = $1', [disabled.mailboxId]);
      const before = newestPins();
      const held = new Set<string>();
      let [holding, heldAt] = [true, Infinity];
      lab.databaseLine.troubleAt = (commit, orders) => {
        if (commit !== 'staging' || !holding) return 'none';
        for (const order of orders) held.add(order);
        heldAt = performance.now();
        return 'wait';
      };
      const calls = lab.resetAll(service);
      // At the line, or in the service, which sends no further statements while some of them stall.
      await until(
        'all stand before their stage',
        () => held.size === lab.owners.length || performance.now() - heldAt > 1_000,
      );
      await changeAtPhone(lab, service, phone, changed);
      await lab.mailboxes.setPolicy(policy, { minPinLength: 10 });
      await sql('UPDATE mailboxes SET um_enabled = false WHERE id = $1', [disabled.mailboxId]);
      await sql('DELETE FROM accounts WHERE mailbox_id = $1', [deleted.mailboxId]);
      await sql('DELETE FROM mailboxes WHERE id = $1', [deleted.mailboxId]);
      holding = false;
      lab.databaseLine.letGo();
      const faults = new Map([
        [disabled.mailboxId, 'ErrorUserNotUnifiedMessagingEnabled'],
        [deleted.mailboxId, 'ErrorNonExistentMailbox'],
      ]);
      for (const { mailboxId, answer, responseCode } of await calls) {
        const fault = faults.get(mailboxId);
        expect(answer).toBe(fault ? 'fault' : 'reset');
        if (fault) expect(responseCode).toBe(fault);
      }
      for (const [owner, pin] of before) {
        expect(lab.newestPin(owner) === pin).toBe(faults.has(owner.mailboxId));
      }
      expect(lab.newestPin(tightened)).toHaveLength(10);
      lab.wellAgain();
      lab.owners.pop();
    }
    await checkRow(
      lab,
      'mailboxes changed between read and stage',
      { injected, commitsUnknown },
      {
        repetitions: 4 * times,
      },
    );
  });
});
