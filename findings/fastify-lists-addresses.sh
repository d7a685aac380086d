#!/bin/sh
# Fastify that listens on 0.0.0.0 asks the kernel for the addresses of the machine, and does not start without them.
#
# Version:   fastify 5.11.3, @fastify packages as it brings them; Node 20.20
# Expected:  to listen on all addresses takes one socket, as with node:http: AF_INET is enough in a sandbox
# Behaviour: once it listens, Fastify calls os.networkInterfaces() to write one line for each address into its log, also
#            without a logger. That opens a netlink socket, and the error ends the start.
# Seen:      with netlink refused (EAFNOSUPPORT, as by RestrictAddressFamilies=AF_INET AF_INET6 of systemd), node:http
#            listens; Fastify listens on 127.0.0.1, and on 0.0.0.0 fails: "uv_interface_addresses returned Unknown
#            system error 97"
# Date:      2026-12-01
# Why it matters: a unit of systemd for such a service needs RestrictAddressFamilies=... AF_NETLINK; a test of the sandbox
#            that listens on the loopback interface alone does not show it.
#
# Exits with 1 if Fastify starts without netlink, or node:http does not. Needs Linux on x86-64 or ARM64, and python3.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --silent fastify@5.11.3 >/dev/null 2>&1

# Runs a program that the kernel refuses netlink sockets (16) with the error 97, and nothing else.
cat >without-netlink.py <<'PROGRAM'
import ctypes, os, platform, struct, sys

socket_call = {'x86_64': 41, 'aarch64': 198}[platform.machine()]
load, jump_if_equal, end = 0x20, 0x15, 0x06
allow, refuse = 0x7FFF0000, 0x00050000 | 97
steps = [
    (load, 0, 0, 0),
    (jump_if_equal, 0, 3, socket_call),
    (load, 0, 0, 16),
    (jump_if_equal, 0, 1, 16),
    (end, 0, 0, refuse),
    (end, 0, 0, allow),
]
code = b''.join(struct.pack('HBBI', *step) for step in steps)
kept = ctypes.create_string_buffer(code)
program = ctypes.create_string_buffer(struct.pack('HxxxxxxP', len(steps), ctypes.addressof(kept)))
libc = ctypes.CDLL(None, use_errno=True)
if libc.prctl(38, 1, 0, 0, 0) or libc.prctl(22, 2, program, 0, 0):
    sys.exit('No filter: ' + os.strerror(ctypes.get_errno()))
os.execvp(sys.argv[1], sys.argv[1:])
PROGRAM

cat >listen.cjs <<'PROGRAM'
const [kind, host] = process.argv.slice(2);
const said = (what) => {
  console.log(`${kind} on ${host}: ${what}`);
  process.exit();
};
process.on('uncaughtException', (error) => said(error.message));
if (kind === 'node:http') {
  require('node:http').createServer().listen(0, host, () => said('listens'));
} else {
  require('fastify')()
    .listen({ port: 0, host })
    .then(
      () => said('listens'),
      (error) => said(error.message),
    );
}
PROGRAM

for kind in node:http fastify; do
  for host in 127.0.0.1 0.0.0.0; do
    python3 without-netlink.py node listen.cjs "$kind" "$host"
  done
done | tee seen

grep -qx 'node:http on 0.0.0.0: listens' seen
grep -qx 'fastify on 127.0.0.1: listens' seen
grep -q 'fastify on 0.0.0.0: .*uv_interface_addresses' seen
