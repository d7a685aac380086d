#!/bin/sh
# UV_THREADPOOL_SIZE that a program sets itself has no effect on Node 20 if the program is an ES module.
#
# Version:   Node 20.19.6 and 22.23.3 (npm package `node`)
# Expected:  process.env.UV_THREADPOOL_SIZE = '9' in the first line of a program gives it nine threads, since
#            libuv reads the variable when it first needs a thread. In CommonJS that is so.
# Behaviour: Node 20 has used a thread to read the module before it runs it, so there are four, and
#            process.env says nine. Node 22 loads modules without threads.
# Seen:      Node 20: ES module 4, CommonJS 9; Node 22: ES module 9, CommonJS 9
# Date:      2026-11-30
# Why it matters: a service that hashes with as many threads as it has processors must set the variable
#            before it starts, or in a CommonJS file that `node --require` loads.
#
# Linux only: threads are counted in /proc. Exits with 1 if this changes.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
for version in 20.19.6 22.23.3; do
  mkdir "$version"
  (cd "$version" && npm init --yes >/dev/null &&
    npm install --no-audit --no-fund --silent "node@$version" >/dev/null 2>&1)
done

cat >work.cjs <<'PROGRAM'
const { pbkdf2 } = require('node:crypto');
const { readdirSync } = require('node:fs');
const hash = () => new Promise((done) => pbkdf2('made up', 'salt', 1000, 32, 'sha256', done));
const threads = () => readdirSync('/proc/self/task').length;
// Node's other threads are there from the start.
exports.report = async () => {
  await Promise.all(Array.from({ length: 64 }, hash));
  console.log(threads());
};
PROGRAM
cat >module.mjs <<'PROGRAM'
process.env.UV_THREADPOOL_SIZE = '9';
(await import('./work.cjs')).default.report();
PROGRAM
cat >common.cjs <<'PROGRAM'
process.env.UV_THREADPOOL_SIZE = '9';
require('./work.cjs').report();
PROGRAM
echo "require('./work.cjs').report();" >plain.cjs

seen=''
for version in 20.19.6 22.23.3; do
  node="$version/node_modules/node/bin/node"
  others=$(($(UV_THREADPOOL_SIZE=4 "$node" plain.cjs) - 4))
  seen="$seen$version: ES module $(($("$node" module.mjs) - others)), CommonJS $(($("$node" common.cjs) - others)); "
done
echo "$seen"
[ "$seen" = '20.19.6: ES module 4, CommonJS 9; 22.23.3: ES module 9, CommonJS 9; ' ]
