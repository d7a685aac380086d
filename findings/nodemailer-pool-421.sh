#!/usr/bin/env bash
# nodemailer: a pooled mail that is sent again after a 421 fails with that 421 if it has its own envelope.
#
# Run:       findings/nodemailer-pool-421.sh (network: npm registry; about 5 s)
# Versions:  npm packages nodemailer 10.6.1 and smtp-server 3.21.6, Node.js 20.20.2
# Expected:  if a server ends each session with 421 at the second MAIL, the pool sends that mail over a new
#            connection, as it documents, and sendMail resolves when the server has accepted it.
# Behaviour: as expected without the option `envelope`. With it (the same two addresses) the second attempt receives
#            354 and is aborted, and sendMail rejects with the 421 of the first session: the refusal is noted
#            in the envelope object, which both attempts share.
# Seen on:   2026-11-29. Without: accepted, accepted, accepted. With: accepted, EENVELOPE 421 after 354 in a
#            new session, accepted.
# Matters:   each mail at which Exim (smtp_accept_max_per_connection) ends a session is reported as failed.
# Exit code: 0 as described, 1 if it behaves otherwise.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent nodemailer@10.6.1 smtp-server@3.21.6
cat >try.mjs <<'JS'
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';

async function threeMails(envelope) {
  const carried = new Map();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onMailFrom: ({ address }, { id }, done) =>
      done(carried.has(id) ? Object.assign(new Error('enough'), { responseCode: 421 }) : null),
    onData: (stream, { id }, done) => stream.on('end', () => done(void carried.set(id, 1))).resume(),
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  let lastReply = '';
  let sessions = 0;
  const logged = ({ tnx, remotePort }, text) => {
    if (tnx === 'server') lastReply = text;
    if (tnx === 'network' && remotePort) sessions += 1;
  };
  const none = () => undefined;
  const { port } = server.server.address();
  const transport = createTransport({
    ...{ pool: true, maxConnections: 1, host: '127.0.0.1', port, ignoreTLS: true },
    ...{ transactionLog: true, logger: { trace: none, debug: logged, info: logged } },
  });
  const results = [];
  for (let mail = 0; mail < 3; mail += 1) {
    const before = sessions;
    results.push(
      await transport
        .sendMail({ from: 'a@example.com', to: 'b@example.com', text: 'made up', ...envelope })
        .then(
          () => 'accepted',
          ({ code, responseCode }) => {
            const where = sessions > before ? 'a new session' : 'the old session';
            return `${code} ${responseCode} after ${lastReply.slice(0, 3)} in ${where}`;
          },
        ),
    );
  }
  transport.close({ force: true });
  await new Promise((resolve) => server.close(resolve));
  return results.join(', ');
}

console.log(`without envelope: ${await threeMails({})}`);
console.log(
  `with envelope: ${await threeMails({ envelope: { from: 'a@example.com', to: 'b@example.com' } })}`,
);
JS
timeout 50 node try.mjs | tee seen
diff seen - <<'SEEN'
without envelope: accepted, accepted, accepted
with envelope: accepted, EENVELOPE 421 after 354 in a new session, accepted
SEEN
