// The indispensable parts of a reset, each measured alone on an otherwise idle machine.
import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { hash } from '@node-rs/argon2';
import { createTransport } from 'nodemailer';
import pg from 'pg';
import { median } from '../statistics.mjs';
import { answer, ready } from './answers.mjs';

async function pieces({ databaseUrl, smtpPort, cost, seconds }) {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  await client.query('CREATE TABLE IF NOT EXISTS bench_pieces (content text)');
  const transport = createTransport({
    pool: true,
    url: `smtp://127.0.0.1:${smtpPort}`,
    maxConnections: 1,
    maxMessages: Infinity,
  });
  const options = {
    memoryCost: cost.memoryKiB,
    timeCost: cost.passes,
    parallelism: cost.parallelism,
  };
  const times = { hash: [], commit: [], mail: [] };
  const timed = async (name, work) => {
    const since = performance.now();
    await work();
    times[name].push(performance.now() - since);
  };
  const until = performance.now() + seconds * 1_000;
  while (performance.now() < until) {
    await timed('hash', () => hash('123456', { ...options, salt: randomBytes(16) }));
    await client.query('BEGIN');
    await client.query("INSERT INTO bench_pieces VALUES ('as much as a reset writes, nearly')");
    // The commit alone, not what it commits: the stricter reading.
    await timed('commit', () => client.query('COMMIT'));
    await timed('mail', () => transport.sendMail(mail));
  }
  transport.close();
  await client.end();
  return Object.fromEntries(Object.entries(times).map(([name, all]) => [name, median(all)]));
}

const mail = {
  from: 'voicemail@example.com',
  to: 'somebody@example.com',
  subject: 'Your new voice-mail PIN',
  text: 'Hello,\n\nYour new PIN:\n\n123456\n\nYour extension: 36697\n',
  html: '<p>Hello,</p><p>Your new PIN:</p><p><b>123456</b></p><p>Your extension: 36697</p>',
};

answer({ pieces });
process.once('SIGTERM', () => process.exit(0));
ready();
