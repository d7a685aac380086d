// The same job as a peer would do it, in one straight script: npm soap, pg, Argon2id and a pooled
// nodemailer. No history, no sealing, no staging, no recovery, no audit: a crash between the update
// and the mail loses the PIN. A verified password is remembered, as umpin does it.
import { randomInt } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { env } from 'node:process';
import { hash, verify } from '@node-rs/argon2';
import { createTransport } from 'nodemailer';
import pg from 'pg';
import { serveSoap } from './soap-server.js';

interface User {
  readonly id: number;
  readonly password_hash: string;
  readonly address: string;
}

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const pool = new pg.Pool({ connectionString: env.DATABASE_URL, max: 10 });
const transport = createTransport({
  pool: true,
  url: env.SMTP_URL,
  maxConnections: 10,
  maxMessages: Infinity,
});
const remembered = new Map<string, string>();

async function authenticate(authorization = ''): Promise<User> {
  const given = Buffer.from(authorization.slice(6), 'base64').toString();
  const [login = '', password = ''] = given.split(':');
  const sql = 'SELECT id, password_hash, address FROM users WHERE login = $1';
  const [user] = (await pool.query<User>({ name: 'user', text: sql, values: [login] })).rows;
  if (!user) throw new Error('unknown');
  if (remembered.get(login) !== `${user.password_hash} ${password}`) {
    if (!(await verify(user.password_hash, password))) throw new Error('wrong');
    remembered.set(login, `${user.password_hash} ${password}`);
  }
  return user;
}

async function resetPin(
  _arguments: unknown,
  _callback: unknown,
  _headers: unknown,
  request: IncomingMessage,
): Promise<object> {
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

await serveSoap(resetPin);
