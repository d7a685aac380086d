import { hash } from '@node-rs/argon2';
import { Child } from './child.mjs';
import { openClient } from './postgres.mjs';

const measured = ['processes/measure.mjs', 'processes/count-queries.mjs'];

/** The script of a peer, serving callers of its own in a database of its own. */
export async function startPeer(bench) {
  const { admin, url: server } = await bench.postgres;
  await admin.query('CREATE DATABASE peer');
  const databaseUrl = Object.assign(new URL(server), { pathname: '/peer' }).href;
  const { callers } = await bench.main;
  await addUsers(databaseUrl, callers);
  const child = await Child.start('peer.mjs', {
    preload: measured,
    env: {
      DATABASE_URL: databaseUrl,
      SMTP_URL: `smtp://127.0.0.1:${(await bench.smtp).facts.port}`,
    },
  });
  const service = { child, url: `http://127.0.0.1:${child.facts.port}` };
  const load = await bench.load;
  await load.once(service, callers);
  await bench.breakIn(service, callers);
  const concurrency = await bench.best('peer', bench.scale.trials.peer, async (n) => {
    return (await load.closed(service, callers, { concurrency: n, ...bench.trial })).rate;
  });
  return { service, callers, concurrency };
}

async function addUsers(url, callers) {
  const client = await openClient(url);
  await client.query(`CREATE TABLE users (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    login text UNIQUE, password_hash text, address text, pin_hash text)`);
  const passwordHash = await hash(callers[0].password, {
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
