import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { ApiKey } from '../src/accounts/api-key.js';
import { Argon2id, type Argon2Cost } from '../src/crypto/argon2id.js';
import { KeyRing } from '../src/crypto/key-ring.js';
import { Sealer } from '../src/crypto/sealer.js';
import { openClient } from './postgres.js';

/** An account that may call. */
export interface Caller {
  readonly login: string;
  readonly password: string;
  /** The mailbox and the PIN that a phone system asks about. */
  readonly attempt?: { readonly mailbox: string; readonly pin: string };
}

interface Seed {
  readonly id: string;
  readonly account: string;
  readonly login: string;
  readonly sealedPassword: string;
  readonly sealedPins: readonly string[];
}

/** Made up anew for each run. */
export const sealingKeys = `bench:${randomBytes(32).toString('base64')}`;
const password = randomBytes(12).toString('base64url');
/** The valid PIN of every mailbox. */
const pin = String(randomInt(1_000_000)).padStart(6, '0');
const sealer = new Sealer(KeyRing.parse(sealingKeys));

/** OWASP ASVS 5.0.0 11.4.2, the service's default; and next to nothing, for cases without hashing. */
export const standardCost: Argon2Cost = { memoryKiB: 19_456, passes: 2, parallelism: 1 };
export const cheapCost: Argon2Cost = { memoryKiB: 8, passes: 1, parallelism: 1 };

/** The number of earlier PINs that the default policy keeps. */
const historyLength = 4;

/**
 * Adds mailboxes with accounts that can call, in the state of long use: a valid PIN and a full
 * history. The hashes are computed once and sealed for each row, which binds them to it.
 */
export async function addCallers(
  url: string,
  count: number,
  { prefix = 'caller', cost = standardCost } = {},
): Promise<Caller[]> {
  const argon2id = new Argon2id({ ...cost, concurrency: 2, maxWaiting: 100 });
  const passwordHash = await argon2id.hash(password);
  const salt = argon2id.newSalt();
  // Letters: no PIN that the service draws is one of them.
  const history = Array.from('abcd').map((letter) => letter.repeat(6));
  const pinHashes = await Promise.all([pin, ...history].map((each) => argon2id.hash(each, salt)));
  const callers = Array.from({ length: count }, (_, index) => {
    const [id, account] = [randomUUID(), randomUUID()];
    return {
      id,
      account,
      login: `${prefix}-${index}@example.com`,
      sealedPassword: sealer.seal(passwordHash, { purpose: 'password', row: account }),
      sealedPins: pinHashes.map((hash) => sealer.seal(hash, { purpose: 'pin', row: id })),
    };
  });
  await insert(url, callers);
  return callers.map(({ login }) => ({ login, password }));
}

async function insert(url: string, callers: readonly Seed[]): Promise<void> {
  const client = await openClient(url);
  const column = (name: keyof Seed): unknown[] => callers.map((caller) => caller[name]);
  await client.query('BEGIN');
  await client.query(
    `INSERT INTO mailboxes (id, address, display_name, extensions, policy_id)
     SELECT id, login, 'Somebody', ARRAY['36697'], (SELECT id FROM pin_policies LIMIT 1)
     FROM unnest($1::uuid[], $2::text[]) AS t (id, login)`,
    [column('id'), column('login')],
  );
  await client.query(
    `INSERT INTO accounts (id, login, sealed_password, mailbox_id)
     SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[])`,
    [column('account'), column('login'), column('sealedPassword'), column('id')],
  );
  await client.query(
    `INSERT INTO pin_credentials (mailbox_id, generation, sealed_hash, set_at, reset_id)
     SELECT id, $3, pin, now() - interval '1 day', gen_random_uuid()
     FROM unnest($1::uuid[], $2::text[]) AS t (id, pin)`,
    [column('id'), callers.map(({ sealedPins }) => sealedPins[0]), historyLength + 1],
  );
  await client.query(
    `INSERT INTO pin_history (mailbox_id, generation, sealed_hash)
     SELECT * FROM unnest($1::uuid[], $2::integer[], $3::text[])`,
    [
      callers.flatMap(({ id }) => Array<string>(historyLength).fill(id)),
      callers.flatMap(() => Array.from({ length: historyLength }, (_, index) => index + 1)),
      callers.flatMap(({ sealedPins }) => sealedPins.slice(1)),
    ],
  );
  // The database refuses a PIN without an event of its mailbox.
  await client.query(
    `INSERT INTO audit_events (event, actor, mailbox_id)
     SELECT 'mailbox-added', 'umpin', id FROM unnest($1::uuid[]) AS id`,
    [column('id')],
  );
  await client.query('COMMIT');
  await client.query('ANALYZE');
  await client.end();
}

/**
 * Fills the tables with mailboxes in the same state that are never called: their sealed values have
 * the right size and open nowhere. Two audit events each, as after one reset.
 */
export async function addFiller(url: string, count: number): Promise<void> {
  const client = await openClient(url);
  const filler = `'bench.' || repeat(md5(random()::text), 5)`;
  // Foreign keys hold by construction; checking them for each row would take minutes.
  await client.query('SET session_replication_role = replica');
  await client.query(
    `INSERT INTO mailboxes (address, display_name, extensions, policy_id)
     SELECT 'filler-' || i || '@example.com', 'Somebody', ARRAY['36697'],
       (SELECT id FROM pin_policies LIMIT 1)
     FROM generate_series(1, $1::integer) AS i`,
    [count],
  );
  const mailboxes = `FROM mailboxes WHERE address LIKE 'filler-%'`;
  for (const statement of [
    `INSERT INTO accounts (login, sealed_password, mailbox_id) SELECT address, ${filler}, id ${mailboxes}`,
    `INSERT INTO pin_credentials (mailbox_id, generation, sealed_hash, set_at, reset_id)
     SELECT id, ${historyLength + 1}, ${filler}, now() - interval '1 day', gen_random_uuid() ${mailboxes}`,
    `INSERT INTO pin_history (mailbox_id, generation, sealed_hash)
     SELECT id, g, ${filler} FROM generate_series(1, ${historyLength}) AS g,
       (SELECT id ${mailboxes}) AS m`,
    // Its trigger is needed, as it chains the events.
    'SET session_replication_role = origin',
    `INSERT INTO audit_events (event, actor, mailbox_id, reset_id, source)
     SELECT event, 'umpin', mailbox_id, reset_id, '192.0.2.1' FROM pin_credentials,
       unnest(ARRAY['reset-requested', 'reset-delivered']) AS event`,
  ]) {
    await client.query(statement);
  }
  // Otherwise this would go on in the background during the measurement.
  await client.query('VACUUM ANALYZE');
  await client.query('CHECKPOINT');
  await client.end();
}

/** Adds mailboxes, and a phone system that asks about each of them with its valid PIN. */
export async function addPhoneCallers(url: string, count: number): Promise<Caller[]> {
  const owners = await addCallers(url, count, { prefix: 'phone-owner' });
  const [login, key] = ['bench-phone', ApiKey.make()];
  const client = await openClient(url);
  await client.query(
    `WITH account AS (INSERT INTO accounts (login, roles) VALUES ($1, ARRAY['phone']) RETURNING id)
     INSERT INTO api_keys (id, account_id, digest) SELECT $2, id, $3 FROM account`,
    [login, key.id, key.digest],
  );
  await client.end();
  return owners.map((owner) => ({
    login,
    password: key.reveal(),
    attempt: { mailbox: owner.login, pin },
  }));
}
