#!/bin/sh
# Closing a unix socket server of Node removes the file at its path, even if another server owns it by then.
#
# Version:   Node 22.23.3 (npm package `node`), Linux; seen alike with 20.20.2, 24.21.0 and 26.10.0
# Expected:  a server that stops removes its own file, and no other
# Behaviour: libuv remembers the path that it has bound and unlinks it when the handle is closed. A server may remove
#            its file earlier, so that no new client connects while it serves the last ones. If another server
#            has put its own file there meanwhile, that file is removed: it listens, but no client can reach it.
# Seen:      before close: the next server answers; after close: ENOENT
# Date:      2026-11-29
# Why it matters: a stop that hands over to another instance at the same path cuts that instance off unnoticed.
#            Listening on another name, and linking that name to the path, avoids it.
#
# Exits with 1 if this changes.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
# Its install script puts the binary in place.
npm install --no-audit --no-fund --silent node@22.23.3 >/dev/null 2>&1

cat >case.mjs <<'PROGRAM'
import { once } from 'node:events';
import { unlinkSync } from 'node:fs';
import { connect, createServer } from 'node:net';

const path = process.argv[2];

async function aServer() {
  const server = createServer((socket) => socket.end());
  server.listen(path);
  await once(server, 'listening');
  return server;
}

async function reach() {
  const socket = connect(path);
  try {
    await once(socket, 'connect');
    return 'the next server answers';
  } catch ({ code }) {
    return code;
  } finally {
    socket.destroy();
  }
}

const first = await aServer();
unlinkSync(path);
const next = await aServer();
const before = await reach();
await new Promise((resolve) => first.close(resolve));
const after = await reach();
process.stdout.write(`before close: ${before}; after close: ${after}\n`);
next.close();
PROGRAM

node_modules/.bin/node --version
said=$(node_modules/.bin/node case.mjs "$folder/a.sock")
echo "$said"
[ "$said" = 'before close: the next server answers; after close: ENOENT' ]
