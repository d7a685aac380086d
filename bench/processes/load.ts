// Makes load: closed (so many callers, each waits for its answer before it calls again) or open (so
// many calls a second, whatever becomes of them).
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { answer, ready } from './answers.js';
import { HttpConnection, type Reply } from './http-connection.js';
import { formOf, requestsOf, type Callers, type Kind } from './requests.js';
import { Tally, type Result } from './tally.js';

export interface Times {
  readonly seconds: number;
  readonly warmUpSeconds: number;
}

interface Requests {
  /** ResetPIN unless it says otherwise. */
  readonly kind?: Kind;
}

export interface Each extends Requests {
  readonly concurrency: number;
}

export interface Closed extends Each, Times {
  /** Each caller at most once: an error if they do not suffice. */
  readonly callOnce?: boolean;
}

export interface Open extends Requests, Times {
  /** Calls a second. */
  readonly rate: number;
}

type Send = (request: string) => Promise<Reply>;

/** Each caller once: the login of a caller who soon calls again is cached. */
async function once(job: Callers & Each): Promise<Result> {
  const { kind = 'resetPin' } = job;
  const tally = new Tally(performance.now(), Infinity, formOf(kind).succeeded);
  const left = requestsOf(kind, job).values();
  await asOften(job.concurrency, job, async (send) => {
    for (const request of left) tally.add(await send(request), performance.now());
  });
  return tally.result;
}

async function closed(job: Callers & Closed): Promise<Result & { called: number }> {
  const requests = requestsOf(job.kind ?? 'resetPin', job);
  const tally = tallyOf(job);
  let next = 0;
  await asOften(job.concurrency, job, async (send) => {
    while (performance.now() < tally.until) {
      // In turn: a caller comes again only when all others did, so no two calls share a mailbox.
      if (job.callOnce && next >= requests.length)
        throw new Error('Too few callers for this case.');
      const request = inTurn(requests, next++);
      const since = performance.now();
      tally.add(await send(request), since);
    }
  });
  return { ...tally.result, called: next };
}

async function open(job: Callers & Open): Promise<Result> {
  const requests = requestsOf(job.kind ?? 'resetPin', job);
  const tally = tallyOf(job);
  const idle: HttpConnection[] = [];
  const begun = performance.now();
  const under = new Set<Promise<void>>();
  for (let sent = 0; ;) {
    const now = performance.now();
    if (now >= tally.until) break;
    for (; begun + (sent / job.rate) * 1_000 <= now; sent += 1) {
      const due = begun + (sent / job.rate) * 1_000;
      const connection = idle.pop() ?? new HttpConnection(job.host, job.port);
      const done = connection.send(inTurn(requests, sent)).then((reply) => {
        // From when it was due: a generator that falls behind must not flatter the service.
        tally.add(reply, due);
        if (!connection.broken) idle.push(connection);
        under.delete(done);
      });
      under.add(done);
    }
    await pause(1);
  }
  await Promise.race([Promise.all(under), pause(15_000)]);
  for (const connection of idle) connection.close();
  return tally.result;
}

function inTurn(requests: readonly string[], index: number): string {
  const request = requests[index % requests.length];
  if (request === undefined) throw new Error('A job without callers.');
  return request;
}

function tallyOf({ warmUpSeconds, seconds, kind = 'resetPin' }: Times & Requests): Tally {
  const from = performance.now() + warmUpSeconds * 1_000;
  return new Tally(from, from + seconds * 1_000, formOf(kind).succeeded);
}

/** Runs `work` so many times simultaneously, each with a connection of its own. */
async function asOften(
  concurrency: number,
  { host, port }: Callers,
  work: (send: Send) => Promise<void>,
): Promise<void> {
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      let connection = new HttpConnection(host, port);
      await work(async (request) => {
        if (connection.broken) connection = new HttpConnection(host, port);
        return connection.send(request);
      });
      connection.close();
    }),
  );
}

const questions = { once, closed, open };

export type LoadQuestions = typeof questions;

answer(questions);
process.once('SIGTERM', () => process.exit(0));
ready();
