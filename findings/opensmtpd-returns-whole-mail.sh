#!/usr/bin/env bash
# OpenSMTPD: a report of a failure returns the whole mail to a sender who asked for its headers.
#
# Run:       findings/opensmtpd-returns-whole-mail.sh (root on Debian 12, and unshare(1) permitted; network: Debian's
#            packages, npm registry; about 10 s)
# Versions:  Debian package opensmtpd 6.8.0p2-4+b4; npm packages nodemailer 10.6.1 and smtp-server 3.21.6
# Expected:  a mail with RET=HDRS and ENVID (RFC 3461 4.3, 4.4) comes back as multipart/report (RFC 3462) with
#            Original-Envelope-Id, the status of the next hop (RFC 3464 2.3.4) and the headers of the mail alone.
# Behaviour: the server offers DSN and accepts both parameters. The report is multipart/mixed, without
#            Original-Envelope-Id, its status is 5.0.0 for a 5.1.1, and its part text/rfc822-headers has the body, too.
# Seen on:   2026-11-30.
# Matters:   a PIN that could not be mailed comes back in the report, whatever was asked for, and a reader that
#            counts only multipart/report never hears of the failure.
# Exit code: 0 as described, 1 if it behaves otherwise.
set -euo pipefail
folder=$(mktemp -d)
trap '[ -z "${server:-}" ] || kill -KILL "$server"; wait 2>/dev/null; rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq -o APT::Sandbox::User=root opensmtpd=6.8.0p2-4+b4
dpkg -x opensmtpd_*.deb root
npm init -y >/dev/null
npm install --no-audit --no-fund --silent nodemailer@10.6.1 smtp-server@3.21.6

cat >try.mjs <<'JS'
import { createServer } from 'node:net';
import { writeFileSync } from 'node:fs';
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';

const probe = createServer();
await new Promise((resolve) => probe.listen(0, '127.0.0.1', resolve));
const { port } = probe.address();
await new Promise((resolve) => probe.close(resolve));

let reported;
const report = new Promise((resolve) => (reported = resolve));
const nextHop = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  hideENHANCEDSTATUSCODES: true,
  onRcptTo: ({ address }, session, done) =>
    done(
      address.startsWith('nobody@')
        ? Object.assign(new Error('5.1.1 No such user'), { responseCode: 550 })
        : null,
    ),
  onData: (stream, session, done) => {
    let text = '';
    stream.on('data', (data) => (text += data));
    stream.on('end', () => (done(), reported(text)));
  },
});
await new Promise((resolve) => nextHop.listen(0, '127.0.0.1', resolve));
writeFileSync(
  'smtpd.conf',
  `listen on 127.0.0.1 port ${port} hostname mail.example.com
action all relay host smtp://127.0.0.1:${nextHop.server.address().port}
match from any for any action all
`,
);

const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
const mail = {
  envelope: { from: 'bounces@umpin.example.com', to: 'nobody@example.net' },
  dsn: { notify: ['failure'], return: 'headers', id: 'made-up-id' },
  text: 'the body',
};
for (let attempts = 0; ; attempts += 1) {
  try {
    await transport.sendMail(mail);
    break;
  } catch (error) {
    if (error.code !== 'ESOCKET' || attempts > 50) throw error;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
const text = await report;
const has = (pattern) => (pattern.test(text) ? 'yes' : 'no');
console.log(`multipart/report: ${has(/^Content-Type: multipart\/report/im)}`);
console.log(`Original-Envelope-Id: ${has(/^Original-Envelope-Id:/im)}`);
console.log(`Status: ${/^Status: (\S+)/m.exec(text)?.[1]}`);
console.log(`the body: ${has(/^the body/m)}`);
process.exit();
JS

# Its accounts and its folders are built in: it gets a host of its own, but for the network.
cat >start.sh <<'SH'
set -e
for file in passwd group; do cp "/etc/$file" "$file"; done
id=64200
for name in opensmtpd opensmtpq; do
  echo "$name:x:$id:$id::/nonexistent:/bin/false" >>passwd
  echo "$name:x:$id:" >>group
  id=$((id + 1))
done
for file in passwd group; do mount --bind "$file" "/etc/$file"; done
mkdir space
mount -t tmpfs none space
mkdir space/changes space/work
mount -t overlay none -o "lowerdir=/var,upperdir=space/changes,workdir=space/work" /var
mount -t tmpfs none /run
mkdir -p -m 711 /var/spool/smtpd /var/lib/opensmtpd/empty
exec root/usr/sbin/smtpd -d -f smtpd.conf
SH
timeout 50 node try.mjs >seen &
client=$!
until [ -s smtpd.conf ]; do sleep 0.1; done
unshare --mount --propagation private --pid --fork --kill-child sh start.sh >log 2>&1 &
server=$!
wait "$client" || { cat log; exit 1; }
cat seen
diff seen - <<'SEEN'
multipart/report: no
Original-Envelope-Id: no
Status: 5.0.0
the body: yes
SEEN
