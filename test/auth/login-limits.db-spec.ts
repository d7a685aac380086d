import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Principal } from '../../src/authentication/principal.js';
import { LoginFailuresRepository } from '../../src/authentication/throttling/login-failures.repository.js';
import { LoginThrottleCleanup } from '../../src/authentication/throttling/login-throttle-cleanup.js';
import {
  LoginThrottle,
  type BackoffOptions,
} from '../../src/authentication/throttling/login-throttle.js';
import { connect } from '../../src/database/connect.js';
import { Database } from '../../src/database/database.js';
import { DomainError, type Refusal } from '../../src/common/domain-error.js';
import { aDatabase, type TestDatabase } from '../support/database.js';

let db: TestDatabase;
let second: DataSource;
/** Two instances of the service that share a database. */
let instances: LoginThrottle[];
let limits: LoginThrottle;

/** Slow enough to be there, fast enough for tests that are not about it. */
const fast: BackoffOptions = { firstMs: 1, longestMs: 8, heldAtMost: 1_000 };

beforeAll(async () => {
  db = await aDatabase();
  second = await connect({ url: db.url, poolSize: 5, connectPatienceMs: 0 }, []);
  limits = new LoginThrottle(new LoginFailuresRepository(db.database), fast);
  instances = [limits, new LoginThrottle(new LoginFailuresRepository(new Database(second)), fast)];
});
afterAll(async () => {
  await second.destroy();
  await db.drop();
});

let people = 0;
/** Everyone is somebody else, at a place of their own. */
const somebody = () => {
  people += 1;
  return { login: `user-${people}@example.com`, source: `10.1.${people >> 8}.${people & 255}` };
};
const caller = (login: string): Principal => ({ login, mailboxId: undefined });

type Outcome = 'in' | 'wrong' | Refusal;

/** The outcomes of attempts, and the number of passwords that were verified. */
class Attempts {
  readonly outcomes: Outcome[] = [];
  readonly waits: number[] = [];
  verified = 0;

  constructor(private readonly through = limits) {}

  async make(login: string, source: string, right = false, through = this.through) {
    const verify = async () => {
      this.verified += 1;
      await sleep(5);
      return right ? caller(login) : undefined;
    };
    try {
      const found = await through.attempt(login, source, verify);
      this.outcomes.push(found ? 'in' : 'wrong');
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.outcomes.push(error.refusal);
      if (error.facts.retryAfterMs) this.waits.push(error.facts.retryAfterMs);
    }
    return this.outcomes.at(-1);
  }

  /** Attempts whose password was not verified; on a busy machine some wait too long for that. */
  get refused(): number {
    return this.outcomes.length - this.verified;
  }

  count(outcome: Outcome): number {
    return this.outcomes.filter((each) => each === outcome).length;
  }
}

const failing = async (times: number, login: string, source: string) => {
  const attempts = new Attempts();
  for (let time = 0; time < times; time += 1) await attempts.make(login, source);
  return attempts;
};
const getIn = async (login: string, source: string) => {
  expect(await new Attempts().make(login, source, true)).toBe('in');
};

interface Row {
  key: string;
  failures: number;
  pending: Date[];
  blocked_until: Date | null;
  block: number | null;
}
const rows = (kind = '') =>
  db.dataSource.query<Row[]>(
    `SELECT *, extract(epoch FROM blocked_until - last_at)::int AS block FROM login_failures
     WHERE key LIKE $1 || '%' ORDER BY key`,
    [kind],
  );
/** As if it was later. */
const pass = (interval: string) =>
  db.dataSource.query(
    `UPDATE login_failures SET last_at = last_at - $1::interval,
       blocked_until = blocked_until - $1::interval,
       pending = ARRAY(SELECT began - $1::interval FROM unnest(pending) AS began)`,
    [interval],
  );
const forgetAll = () => db.dataSource.query('TRUNCATE login_failures, known_logins');
const many = <T>(count: number, each: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => each(index));

describe('guessing passwords of one login', () => {
  it('gets ten attempts out of 200 simultaneous ones at two instances', async () => {
    const { login, source } = somebody();
    const attempts = new Attempts();
    await Promise.all(
      many(200, (index) => attempts.make(login, source, false, instances[index % 2])),
    );
    expect(attempts.verified).toBe(10);
    expect(attempts.count('wrong')).toBe(10);
    expect(attempts.refused).toBe(190);
    expect(attempts.waits.length).toBeGreaterThan(0);
    for (const wait of attempts.waits) {
      expect(wait).toBeGreaterThan(0);
      expect(wait).toBeLessThanOrEqual(60_000);
    }
  });

  it('gets ten attempts from any number of sources', async () => {
    const { login } = somebody();
    const attempts = new Attempts();
    await Promise.all(
      many(150, (index) =>
        attempts.make(login, `10.2.0.${index % 50}`, false, instances[index % 2]),
      ),
    );
    expect(attempts.verified).toBe(10);
    expect(attempts.refused).toBe(140);
  });

  it('gets ten attempts for all spellings of the login', async () => {
    const { login } = somebody();
    const spellings = [login, login.toUpperCase(), ` ${login}`, `${login}\u200b`];
    const attempts = new Attempts();
    await Promise.all(many(40, (index) => attempts.make(spellings[index % 4] ?? '', '10.2.1.1')));
    expect(attempts.verified).toBe(10);
  });

  it('waits a minute for one more attempt, then twice as long each time, at most 15 minutes', async () => {
    await forgetAll();
    const { login, source } = somebody();
    await failing(10, login, source);
    const blocks: unknown[] = [];
    for (let block = 0; block < 6; block += 1) {
      const [row] = await rows('login:');
      blocks.push(row?.block);
      await pass(`${row?.block ?? 0} seconds`);
      const attempts = new Attempts();
      await Promise.all(many(5, () => attempts.make(login, source)));
      expect(attempts.verified).toBe(1);
      expect(attempts.count('TooManyFailedLogins')).toBe(4);
    }
    expect(blocks).toEqual([60, 120, 240, 480, 900, 900]);
  });

  it('changes nothing by attempts during a block', async () => {
    await forgetAll();
    const { login, source } = somebody();
    await failing(10, login, source);
    const before = await rows();
    const attempts = await failing(50, login, source);
    expect(attempts.verified).toBe(0);
    expect(attempts.count('TooManyFailedLogins')).toBe(50);
    expect(await rows()).toEqual(before);
    await pass('1 minute');
    expect((await failing(1, login, source)).verified).toBe(1);
  });

  it('starts from zero 15 minutes after the last failure and its block', async () => {
    const { login, source } = somebody();
    await failing(9, login, source);
    await pass('14 minutes 50 seconds');
    expect((await failing(3, login, source)).verified).toBe(1);
    await pass('1 minute');
    await pass('14 minutes 50 seconds');
    expect((await failing(3, login, source)).verified).toBe(1);
    await pass('2 minutes');
    await pass('15 minutes 10 seconds');
    expect((await failing(12, login, source)).verified).toBe(10);
  });
});

describe('guessing from one source', () => {
  it('gets a hundred attempts over 300 logins, and does not affect other sources', async () => {
    const { source } = somebody();
    const attempts = new Attempts();
    await Promise.all(
      many(300, (index) =>
        attempts.make(`victim-${index}@example.com`, source, false, instances[index % 2]),
      ),
    );
    expect(attempts.verified).toBe(100);
    expect(attempts.refused).toBe(200);
    await getIn('victim-299@example.com', '10.3.0.1');
    const more = await failing(3, 'another@example.com', source);
    expect(more.verified).toBe(0);
  });

  it('counts nothing on a login while the source is refused', async () => {
    await forgetAll();
    const { source } = somebody();
    await Promise.all(many(100, (index) => failing(1, `many-${index}@example.com`, source)));
    const before = await rows('login:');
    await failing(5, 'many-1@example.com', source);
    expect(await rows('login:')).toEqual(before);
  });

  it('counts an IPv6 site as one, by its /64', async () => {
    const site = (index: number) => `2001:db8:0:1::${index.toString(16)}`;
    await Promise.all(many(100, (index) => failing(1, `six-${index}@example.com`, site(index))));
    const { login } = somebody();
    expect((await failing(1, login, '2001:db8:0:1:ffff::1')).verified).toBe(0);
    expect((await failing(1, login, '2001:db8:0:2::1')).verified).toBe(1);
  });

  it('counts an IPv4 address as the same through a socket of both families', async () => {
    await forgetAll();
    const { login, source } = somebody();
    await failing(1, login, source);
    await failing(1, login, `::ffff:${source}`);
    expect(await rows('source:')).toMatchObject([{ failures: 2 }]);
  });
});

describe('an owner', () => {
  it('can log in at a known source, whatever strangers do elsewhere', async () => {
    const { login, source } = somebody();
    await getIn(login, source);
    const strangers = new Attempts();
    const owner = new Attempts();
    await Promise.all([
      ...many(100, (index) => strangers.make(login, `10.4.0.${index % 50}`)),
      ...many(5, () => owner.make(login, source, true)),
    ]);
    expect(strangers.verified).toBe(10);
    expect(await owner.make(login, source, true)).toBe('in');
    expect(owner.count('in')).toBe(6);
    expect(await new Attempts().make(login, '10.4.1.1', true)).toBe('TooManyFailedLogins');
  });

  it('stays known at a source for 30 days after the last login', async () => {
    const { login, source } = somebody();
    await getIn(login, source);
    await failing(10, login, '10.4.2.1');
    const daysPass = (days: number) =>
      db.dataSource.query(
        `UPDATE known_logins SET last_at = last_at - $1::int * interval '1 day'`,
        [days],
      );
    await daysPass(29);
    await getIn(login, source);
    await daysPass(31);
    expect(await new Attempts().make(login, source, true)).toBe('TooManyFailedLogins');
  });

  it('has ten attempts at a known source, too', async () => {
    const { login, source } = somebody();
    await getIn(login, source);
    const attempts = new Attempts();
    await Promise.all(many(50, () => attempts.make(login, source)));
    expect(attempts.verified).toBe(10);
    expect(await new Attempts().make(login, source, true)).toBe('TooManyFailedLogins');
  });

  it('clears the failures at a known source by a login, but not those of strangers', async () => {
    await forgetAll();
    const { login, source } = somebody();
    await failing(7, login, '10.4.3.1');
    await getIn(login, source);
    await failing(9, login, source);
    await getIn(login, source);
    expect(await rows('login:')).toMatchObject([{ failures: 7, pending: [] }]);
    expect(await rows('pair:')).toMatchObject([{ failures: 0, pending: [] }]);
    expect((await failing(12, login, source)).verified).toBe(10);
    expect((await failing(12, login, '10.4.3.1')).verified).toBe(3);
  });

  it('gets no further attempts by the success of a look-alike login', async () => {
    const { login, source } = somebody();
    const owned = `kim-${login}`;
    // U+212A KELVIN SIGN: another name (database/same-name).
    const lookAlike = owned.replace('k', '\u212a');
    await getIn(lookAlike, source);
    expect((await failing(9, owned, source)).verified).toBe(9);
    await getIn(lookAlike, source);
    expect((await failing(9, owned, source)).verified).toBe(1);
  });

  it('may send any number of simultaneous requests', async () => {
    const { login, source } = somebody();
    const attempts = new Attempts();
    await Promise.all(
      many(60, (index) => attempts.make(login, source, true, instances[index % 2])),
    );
    expect(attempts.count('in')).toBe(60);
  });

  it('is recorded at a source once an hour', async () => {
    await forgetAll();
    const { login, source } = somebody();
    const noted = () => db.dataSource.query<unknown[]>('SELECT * FROM known_logins');
    await getIn(login, source);
    const first = await noted();
    expect(first).toHaveLength(1);
    await getIn(login, source);
    expect(await noted()).toEqual(first);
    await db.dataSource.query(`UPDATE known_logins SET last_at = last_at - interval '61 minutes'`);
    const old = await noted();
    await getIn(login, source);
    expect(await noted()).not.toEqual(old);
  });
});

describe('a login attempt', () => {
  it('counts neither as failed nor as pending if it cannot be verified', async () => {
    await forgetAll();
    const { login, source } = somebody();
    for (let time = 0; time < 15; time += 1) {
      const attempt = limits.attempt(login, source, () =>
        Promise.reject(new DomainError('DirectoryUnavailable')),
      );
      await expect(attempt).rejects.toMatchObject({ refusal: 'DirectoryUnavailable' });
    }
    const none = { failures: 0, pending: [], blocked_until: null };
    expect(await rows()).toMatchObject([none, none]);
  });

  it('is taken back on every key if it succeeds', async () => {
    await forgetAll();
    const { login, source } = somebody();
    await failing(3, login, source);
    for (let time = 0; time < 15; time += 1) await getIn(login, source);
    expect(await rows('login:')).toMatchObject([{ failures: 3, pending: [] }]);
    expect(await rows('source:')).toMatchObject([{ failures: 3, pending: [] }]);
  });

  it('is not waited for if its instance died', async () => {
    const { login, source } = somebody();
    const started = new Attempts();
    // Nobody will ever answer these.
    for (let time = 0; time < 10; time += 1) {
      await new Promise<void>((begun) => {
        void limits.attempt(login, source, () => {
          begun();
          return new Promise(() => undefined);
        });
      });
    }
    const waiting = started.make(login, source, true);
    expect(started.verified).toBe(0);
    await pass('11 seconds');
    expect(await waiting).toBe('in');
  });

  it('is refused as busy if it waits too long for others', async () => {
    const { login, source } = somebody();
    const few = new LoginThrottle(new LoginFailuresRepository(db.database), {
      ...fast,
      heldAtMost: 2,
    });
    const attempts = new Attempts(few);
    await Promise.all(many(40, () => attempts.make(login, source, true)));
    expect(attempts.count('ServerBusy')).toBeGreaterThan(0);
    expect(attempts.count('in') + attempts.count('ServerBusy')).toBe(40);
  });
});

describe('a cached login', () => {
  const says = (found: boolean, login: string) => () =>
    Promise.resolve(found ? caller(login) : undefined);

  it('is used only at a source where this instance has accepted the login before', async () => {
    const { login, source } = somebody();
    const right = says(true, login);
    expect(await limits.verifyCached(login, source, right)).toBeUndefined();
    await getIn(login, source);
    expect(await limits.verifyCached(login, source, right)).toEqual(caller(login));
    expect(await limits.verifyCached(login, '10.5.0.1', right)).toBeUndefined();
    expect(await instances[1]?.verifyCached(login, source, right)).toBeUndefined();
  });

  it('is not used after one wrong password, so that it cannot be guessed against', async () => {
    const { login, source } = somebody();
    await getIn(login, source);
    const right = says(true, login);
    const guesses = [says(false, login), right, right].map((ask) =>
      limits.verifyCached(login, source, ask),
    );
    expect(await Promise.all(guesses)).toEqual([undefined, undefined, undefined]);
    expect(await limits.verifyCached(login, source, right)).toBeUndefined();
    await getIn(login, source);
    expect(await limits.verifyCached(login, source, right)).toEqual(caller(login));
  });
});

describe('the answer to a failed login', () => {
  it('is delayed from the fifth failure on, without holding a database connection', async () => {
    const [slow, other] = [somebody(), somebody()];
    await failing(5, slow.login, slow.source);
    const order: string[] = [];
    const attempts = new Attempts(new LoginThrottle(new LoginFailuresRepository(db.database)));
    const first = attempts.make(slow.login, slow.source).then(() => order.push('the sixth'));
    await expect.poll(() => attempts.verified).toBe(1);
    await attempts.make(other.login, other.source).then(() => order.push('a first'));
    await attempts.make(slow.login, slow.source, true).then(() => order.push('the right one'));
    const { total, idle } = db.database.connections;
    expect(total - idle).toBe(0);
    await first;
    expect(order).toEqual(['a first', 'the right one', 'the sixth']);
    expect(attempts.outcomes).toEqual(['wrong', 'in', 'wrong']);
  });

  it('is an immediate refusal if too many answers are being delayed', async () => {
    const guessed = many(4, somebody);
    for (const { login, source } of guessed) await failing(5, login, source);
    const attempts = new Attempts(
      new LoginThrottle(new LoginFailuresRepository(db.database), {
        firstMs: 400,
        longestMs: 400,
        heldAtMost: 2,
      }),
    );
    await Promise.all(guessed.map(({ login, source }) => attempts.make(login, source)));
    expect(attempts.verified).toBe(4);
    expect(attempts.outcomes).toEqual([
      'TooManyFailedLogins',
      'TooManyFailedLogins',
      'wrong',
      'wrong',
    ]);
    expect(attempts.waits).toEqual([400, 400]);
  });
});

describe('a stored login failure', () => {
  it('holds no login and no address (P6)', async () => {
    await forgetAll();
    const [login, source] = ['a-made-up-password', '192.0.2.77'];
    await failing(2, login, source);
    await getIn(login, source);
    await failing(1, login, source);
    const stored = JSON.stringify([
      await rows(),
      await db.dataSource.query('SELECT * FROM known_logins'),
    ]);
    expect(stored).toContain('pair:');
    expect(stored).not.toContain(login);
    expect(stored).not.toContain(source);
  });

  it('can be found by the login or the address', async () => {
    await forgetAll();
    await failing(2, 'Alice@example.com', '192.0.2.78');
    const found = await db.dataSource.query<unknown[]>(
      `SELECT failures FROM login_failures
       WHERE key = 'login:' || encode(sha256(convert_to(lower('Alice@example.com'), 'UTF8')), 'hex')
         OR key = 'source:' || encode(sha256(convert_to('192.0.2.78', 'UTF8')), 'hex')`,
    );
    expect(found).toEqual([{ failures: 2 }, { failures: 2 }]);
  });

  it('is deleted when it no longer counts', async () => {
    await forgetAll();
    const forgotten = new LoginThrottleCleanup(db.database);
    const { login, source } = somebody();
    await failing(1, login, source);
    await getIn(login, source);
    await pass('23 hours');
    await db.dataSource.query(`UPDATE known_logins SET last_at = last_at - interval '29 days'`);
    const count = async (table: string) =>
      (await db.dataSource.query<unknown[]>(`TABLE ${table}`)).length;
    expect(await forgotten.runOnce()).toBe(false);
    expect([await count('login_failures'), await count('known_logins')]).toEqual([2, 1]);

    await pass('2 hours');
    await db.dataSource.query(`UPDATE known_logins SET last_at = last_at - interval '2 days'`);
    await forgotten.runOnce();
    expect([await count('login_failures'), await count('known_logins')]).toEqual([0, 0]);
  });

  it('is deleted a thousand rows at a time', async () => {
    await forgetAll();
    const forgotten = new LoginThrottleCleanup(db.database);
    await db.dataSource.query(
      `INSERT INTO login_failures (key, last_at)
       SELECT 'login:made up ' || n, now() - interval '2 days' FROM generate_series(1, 1500) n`,
    );
    expect(await forgotten.runOnce()).toBe(true);
    expect(await rows()).toHaveLength(500);
    expect(await forgotten.runOnce()).toBe(false);
    expect(await rows()).toHaveLength(0);
  });
});
