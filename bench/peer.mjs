// The same job as a peer would do it, in one straight script: npm soap, pg, Argon2id and a pooled
// nodemailer. No history, no sealing, no staging, no recovery, no audit: a crash between the update
// and the mail loses the PIN. A verified password is remembered, as umpin does it.
import { Buffer } from 'node:buffer';
import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { env } from 'node:process';
import { hash, verify } from '@node-rs/argon2';
import { createTransport } from 'nodemailer';
import pg from 'pg';
import soap from 'soap';
import { ready } from './processes/answers.mjs';

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const pool = new pg.Pool({ connectionString: env.DATABASE_URL, max: 10 });
const transport = createTransport({
  pool: true,
  url: env.SMTP_URL,
  maxConnections: 10,
  maxMessages: Infinity,
});
const remembered = new Map();

async function authenticate(authorization = '') {
  const [login, password] = Buffer.from(authorization.slice(6), 'base64').toString().split(':');
  const sql = 'SELECT id, password_hash, address FROM users WHERE login = $1';
  const [user] = (await pool.query({ name: 'user', text: sql, values: [login] })).rows;
  if (!user) throw new Error('unknown');
  if (remembered.get(login) !== `${user.password_hash} ${password}`) {
    if (!(await verify(user.password_hash, password))) throw new Error('wrong');
    remembered.set(login, `${user.password_hash} ${password}`);
  }
  return user;
}

async function resetPin(_arguments, _callback, _headers, request) {
  const user = await authenticate(request.headers.authorization);
  const pin = String(randomInt(1_000_000)).padStart(6, '0');
  const pinHash = await hash(pin, cost);
  const sql = 'UPDATE users SET pin_hash = $1 WHERE id = $2';
  await pool.query({ name: 'pin', text: sql, values: [pinHash, user.id] });
  await transport.sendMail({
    from: 'voicemail@example.com',
    to: user.address,
    subject: 'Your new voice-mail PIN',
    text: `Hello,\n\nYour new PIN:\n\n${pin}\n\nYour extension: 36697\n`,
    html: `<p>Hello,</p><p>Your new PIN:</p><p><b>${pin}</b></p><p>Your extension: 36697</p>`,
  });
  return {};
}

const wsdl = readFileSync(new URL('../dist/src/transports/soap/um.wsdl', import.meta.url), 'utf8');
const server = createServer();
const service = { UnifiedMessaging: { UnifiedMessagingPort: { ResetPIN: resetPin } } };
await new Promise((resolve) => {
  const path = '/EWS/UM2007Legacy.asmx';
  soap.listen(server, { path, services: service, xml: wsdl, callback: resolve });
});
process.once('SIGTERM', () => process.exit(0));
server.listen(0, '127.0.0.1', () => ready({ port: server.address().port }));
