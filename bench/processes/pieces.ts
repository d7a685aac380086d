// The indispensable parts of a reset, each measured alone on an otherwise idle machine.
import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { hash } from '@node-rs/argon2';
import { createTransport } from 'nodemailer';
import pg from 'pg';
import type { Argon2Cost } from '../../src/crypto/argon2id.js';
import { median } from '../statistics.js';
import { answer, ready } from './answers.js';

interface Job {
  readonly databaseUrl: string;
  readonly smtpPort: number;
  readonly cost: Argon2Cost;
  readonly seconds: number;
}

/** Medians, milliseconds. */
async function pieces({ databaseUrl, smtpPort, cost, seconds }: Job) {
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
  const times = { hash: [] as number[], commit: [] as number[], mail: [] as number[] };
  const timed = async (name: keyof typeof times, work: () => Promise<unknown>): Promise<void> => {
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
  return { hash: median(times.hash), commit: median(times.commit), mail: median(times.mail) };
}

const mail = {
  from: 'voicemail@example.com',
  to: 'somebody@example.com',
  subject: 'Your new voice-mail PIN',
  text: 'Hello,\n\nYour new PIN:\n\n123456\n\nYour extension: 36697\n',
  html: '<p>Hello,</p><p>Your new PIN:</p><p><b>123456</b></p><p>Your extension: 36697</p>',
};

const questions = { pieces };

export type PiecesQuestions = typeof questions;

answer(questions);
process.once('SIGTERM', () => process.exit(0));
ready();
