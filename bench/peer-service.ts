import { hash } from '@node-rs/argon2';
import type { Bench } from './bench.js';
import { Child } from './child.js';
import type { Target } from './load.js';
import { openClient } from './postgres.js';
import type { QueryQuestions } from './processes/count-queries.js';
import type { MeasureQuestions } from './processes/measure.js';
import type { Caller } from './seed.js';

const measured = ['processes/measure.js', 'processes/count-queries.js'];

export interface Peer {
  readonly service: Target & { readonly child: Child<QueryQuestions & MeasureQuestions> };
  readonly callers: readonly Caller[];
}

/** The script of a peer, serving callers of its own in a database of its own. */
export async function startPeer(bench: Bench): Promise<Peer> {
  const databaseUrl = await (await bench.postgres()).emptyDatabase('peer');
  const { callers } = await bench.main();
  await addUsers(databaseUrl, callers);
  const child = await Child.start<QueryQuestions>('peer.js', {
    preload: measured,
    env: {
      ...(await bench.threadPool()),
      DATABASE_URL: databaseUrl,
      SMTP_URL: `smtp://127.0.0.1:${(await bench.smtp()).port}`,
    },
  });
  const service = { child, url: `http://127.0.0.1:${child.port}` };
  const load = await bench.load();
  await load.once(service, callers);
  await bench.breakIn(service, callers);
  return { service, callers };
}

async function addUsers(url: string, callers: readonly Caller[]): Promise<void> {
  const client = await openClient(url);
  await client.query(`CREATE TABLE users (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    login text UNIQUE, password_hash text, address text, pin_hash text)`);
  const passwordHash = await hash(callers[0]?.password ?? '', {
    memoryCost: 19_456,
    timeCost: 2,
    parallelism: 1,
  });
  await client.query(
    `INSERT INTO users (login, password_hash, address)
     SELECT login, $2, login FROM unnest($1::text[]) AS login`,
    [callers.map(({ login }) => login), passwordHash],
  );
  await client.query('ANALYZE');
  await client.end();
}
