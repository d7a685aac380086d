import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServiceProcess } from '../support/service-process.js';
import type { Answer } from './support/history.js';
import type { Commit, CommitTrouble } from './support/database-line.js';
import { Lab } from './support/lab.js';
import { pause, until } from './support/pause.js';
import { howMany } from './support/plan.js';
import { checkRow } from './support/row.js';

interface LostCommit {
  readonly commit: Commit;
  readonly trouble: CommitTrouble;
  readonly answers: readonly Answer[];
  /** Whether a new PIN is there in the end. */
  readonly comes: boolean;
}

const lostCommits: readonly LostCommit[] = [
  { commit: 'staging', trouble: 'cut before', answers: ['fault', 'unconfirmed'], comes: false },
  { commit: 'staging', trouble: 'cut after', answers: ['fault', 'unconfirmed'], comes: true },
  { commit: 'ending', trouble: 'cut before', answers: ['reset'], comes: true },
  { commit: 'ending', trouble: 'cut after', answers: ['reset'], comes: true },
];

const cutSessions = (lab: Lab, which = 'true') =>
  lab.db.dataSource.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND application_name = 'umpin' AND ${which}`,
  );

describe('PostgreSQL', () => {
  const owners = howMany(2, 4);
  /** One lab for all rows: some of them lose COMMITs. */
  const commitsUnknown = true;
  let lab: Lab;
  let service: ServiceProcess;
  /** With a longer deadline: for what takes its time even when all goes well. */
  let patient: ServiceProcess;

  beforeAll(async () => {
    lab = await Lab.open('database', { owners, settings: { DATABASE_POOL_SIZE: '5' } });
    service = await lab.start();
    patient = await lab.start({ REPLY_DEADLINE_SECONDS: '10' });
    await lab.pinsForAll(service);
  });
  afterAll(() => lab.close());

  it('whose connection breaks around a COMMIT: both, a mail and its PIN, or neither (P1-P4, P12)', async () => {
    const times = howMany(1, 7);
    const injected = 'connection cut before or after the COMMIT took place';
    const options = { injected, commitsUnknown };
    for (const { commit, trouble, answers, comes } of lostCommits) {
      for (let time = 0; time < times; time += 1) {
        const before = lab.owners.map((owner) => lab.newestPin(owner));
        const once = new Set<number>();
        lab.databaseLine.troubleAt = (reached) => {
          if (reached !== commit || once.size === owners) return 'none';
          once.add(once.size);
          return trouble;
        };
        const heard = (await lab.resetAll(service)).map(({ answer }) => answer);
        lab.wellAgain();
        for (const answer of heard) expect(answers, `${commit} ${trouble}`).toContain(answer);
        lab.disturbed();
        await lab.leasesRunOut();
        await lab.drained();
        const changed = lab.owners.map((owner, index) => lab.newestPin(owner) !== before[index]);
        expect(changed).toEqual(lab.owners.map(() => comes));
      }
    }
    await checkRow(lab, 'unknown COMMIT', options, {
      repetitions: lostCommits.length * times * owners,
    });
  });

  it('whose connections are cut again and again under load: nothing is lost (P1-P5, P12)', async () => {
    const cuts = howMany(5, 150);
    const injected = 'pg_terminate_backend at random under load';
    const options = { injected, commitsUnknown };
    let over = false;
    const callers = lab.owners.map(async (owner) => {
      while (!over) await lab.reset(service, owner);
    });
    for (let cut = 0; cut < cuts; cut += 1) {
      await pause(lab.chance.between(20, 150));
      lab.disturbed();
      await cutSessions(lab, `pid % 3 = ${lab.chance.between(0, 2)}`);
    }
    over = true;
    await Promise.all(callers);
    const recoveryMs = await lab.recovered(service);
    await lab.leasesRunOut();
    await lab.drained();
    await checkRow(lab, 'sessions terminated', options, { repetitions: cuts, recoveryMs });
  });

  it('that is gone once the mail was sent: the caller is told that it may have come (P3, P4)', async () => {
    const times = howMany(1, 10);
    const injected = 'database gone between the staging commit and the 250';
    const options = { injected, commitsUnknown };
    for (let time = 0; time < times; time += 1) {
      const before = lab.owners.map((owner) => lab.newestPin(owner));
      const dots = lab.smtp.finalDots;
      let accept: () => void = () => undefined;
      const accepted = new Promise<void>((resolve) => (accept = resolve));
      lab.smtp.atEnd = () => accepted.then(() => 'accept');
      const answers = lab.resetAll(service);
      await until('the final dots', () => lab.smtp.finalDots === dots + owners);
      lab.databaseLine.breakDown();
      accept();
      expect((await answers).map(({ answer }) => answer)).toEqual(
        lab.owners.map(() => 'unconfirmed'),
      );
      for (const [index, owner] of lab.owners.entries()) {
        expect(await lab.mailboxes.verifies(before[index], owner)).toBe(true);
      }
      lab.wellAgain();
      await lab.drained();
    }
    await checkRow(lab, 'database gone during the delivery', options, {
      repetitions: owners * times,
    });
  });

  it('that is gone when the mail is refused: the caller is told in time (P3)', async () => {
    const injected = 'database gone, then 550';
    const options = { injected, commitsUnknown };
    let refuse: () => void = () => undefined;
    const refused = new Promise<void>((resolve) => (refuse = resolve));
    let asked = 0;
    lab.smtp.atRecipient = () => {
      asked += 1;
      return refused.then(() => ({ refuse: 550 }));
    };
    const answers = lab.resetAll(service);
    await until('the recipients', () => asked === owners);
    lab.databaseLine.breakDown();
    refuse();
    const heard = (await answers).map(({ answer }) => answer);
    lab.wellAgain();
    expect(heard).not.toContain('reset');
    await lab.drained();
    await checkRow(lab, 'database gone before a refusal', options, { repetitions: owners });
  });

  it('whose connections go silent: the next call succeeds (P3)', async () => {
    const times = howMany(1, 5);
    const injected = 'connections carry nothing any more; new ones are served';
    let recoveryMs = 0;
    for (let time = 0; time < times; time += 1) {
      await lab.resetAll(patient);
      const before = lab.calls.length;
      const mails = lab.smtp.mails.length;
      lab.databaseLine.silence();
      const took = await Promise.all(lab.owners.map((owner) => lab.recovered(patient, owner)));
      recoveryMs = Math.max(recoveryMs, ...took);
      // At most one call of each owner met a silent connection.
      expect(lab.calls.length - before).toBeLessThanOrEqual(2 * owners);
      expect(lab.smtp.mails.length - mails).toBe(owners);
    }
    await lab.drained();
    const options = { injected, commitsUnknown };
    await checkRow(lab, 'database silent', options, { repetitions: owners * times, recoveryMs });
  });

  it('whose connections are all busy: clean answers in time, and resets succeed as soon as they are free (P3)', async () => {
    const times = howMany(1, 5);
    const injected = 'every pooled connection waits for a lock';
    const options = { injected, commitsUnknown };
    let recoveryMs = 0;
    for (let time = 0; time < times; time += 1) {
      const lock = lab.db.dataSource.createQueryRunner();
      await lock.startTransaction();
      await lock.query('LOCK TABLE mailboxes IN ACCESS EXCLUSIVE MODE');
      const answers = Promise.all(
        [...lab.owners, ...lab.owners].map((each) => lab.reset(service, each)),
      );
      if (times === 1) await pause(1_000);
      else await answers;
      await lock.rollbackTransaction();
      await lock.release();
      await answers;
      recoveryMs = Math.max(recoveryMs, await lab.recovered(service));
    }
    await lab.drained();
    await checkRow(lab, 'pool exhausted', options, { repetitions: 2 * owners * times, recoveryMs });
  });

  it('that ends a deadlock by refusing the reset: it is repeated and succeeds (P1)', async () => {
    const times = howMany(1, 5);
    const injected = 'crossed locks; the service is the victim';
    const { mailboxId } = lab.owner;
    for (let time = 0; time < times; time += 1) {
      const crossing = lab.db.dataSource.createQueryRunner();
      await crossing.startTransaction();
      // Whoever looks for a deadlock first is its victim.
      await crossing.query(`SET LOCAL deadlock_timeout = '1min'`);
      await crossing.query('SELECT FROM pin_credentials WHERE mailbox_id = $1 FOR UPDATE', [
        mailboxId,
      ]);
      const answer = lab.reset(patient);
      await until('the service waits for the lock', async () => {
        const waiting = await lab.db.dataSource.query<unknown[]>(
          `SELECT FROM pg_stat_activity WHERE datname = current_database()
             AND application_name = 'umpin' AND wait_event_type = 'Lock'`,
        );
        return waiting.length > 0;
      });
      await crossing.query('SELECT FROM mailboxes WHERE id = $1 FOR UPDATE', [mailboxId]);
      await crossing.commitTransaction();
      await crossing.release();
      expect((await answer).answer).toBe('reset');
    }
    await checkRow(lab, 'deadlock', { injected, commitsUnknown }, { repetitions: times });
  });

  it('that serializes: conflicting transactions are repeated, five calls still make one mail (P5)', async () => {
    const times = howMany(2, 20);
    const injected = 'every transaction serializable, 5 simultaneous calls for each mailbox';
    lab.databaseLine.serializing = true;
    const serial = await lab.start({ REPLY_DEADLINE_SECONDS: '10' });
    for (let time = 0; time < times; time += 1) {
      const before = lab.smtp.mails.length;
      await Promise.all(
        lab.owners.flatMap((owner) => Array.from({ length: 5 }, () => lab.reset(serial, owner))),
      );
      const answered = lab.calls.slice(-5 * owners).filter(({ answer }) => answer === 'reset');
      expect(answered.length).toBe(5 * owners);
      expect(lab.smtp.mails.length - before).toBe(owners);
    }
    lab.databaseLine.serializing = false;
    expect(lab.databaseLine.serialized).toBeGreaterThan(1);
    await lab.end(serial);
    await checkRow(
      lab,
      'serialization failures',
      { injected, commitsUnknown },
      { repetitions: 5 * owners * times },
    );
  });
});
