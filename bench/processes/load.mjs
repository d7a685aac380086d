// Makes load: closed (so many callers, each waits for its answer before it calls again) or open (so
// many calls a second, whatever becomes of them).
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { answer, ready } from './answers.mjs';
import { HttpConnection } from './http-connection.mjs';
import { greetings, resetPinRequests } from './requests.mjs';
import { Tally } from './tally.mjs';

/** Each caller once: the login of a caller who soon calls again is cached. */
function once(job) {
  return eachOf(resetPinRequests(job), job);
}

/** The same without a reset. */
function greet(job) {
  return eachOf(greetings(job), job);
}

async function eachOf(requests, job) {
  const tally = new Tally(performance.now(), Infinity);
  let next = 0;
  await asOften(job.concurrency, job, async (send) => {
    while (next < requests.length) tally.add(await send(requests[next++]), performance.now());
  });
  return tally.result;
}

async function closed(job) {
  const requests = resetPinRequests(job);
  const tally = tallyOf(job);
  let next = 0;
  await asOften(job.concurrency, job, async (send) => {
    while (performance.now() < tally.until) {
      // In turn: a caller comes again only when all others did, so no two calls share a mailbox.
      if (job.callOnce && next >= requests.length)
        throw new Error('Too few callers for this case.');
      const request = requests[next++ % requests.length];
      const since = performance.now();
      tally.add(await send(request), since);
    }
  });
  return { ...tally.result, called: next };
}

async function open(job) {
  const requests = resetPinRequests(job);
  const tally = tallyOf(job);
  const idle = [];
  const begun = performance.now();
  const under = new Set();
  for (let sent = 0; ;) {
    const now = performance.now();
    if (now >= tally.until) break;
    for (; begun + (sent / job.rate) * 1_000 <= now; sent += 1) {
      const due = begun + (sent / job.rate) * 1_000;
      const connection = idle.pop() ?? new HttpConnection(job.host, job.port);
      const done = connection.send(requests[sent % requests.length]).then((reply) => {
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

function tallyOf({ warmUpSeconds, seconds }) {
  const from = performance.now() + warmUpSeconds * 1_000;
  return new Tally(from, from + seconds * 1_000);
}

/** Runs `work` so many times simultaneously, each with a connection of its own. */
async function asOften(concurrency, { host, port }, work) {
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

answer({ once, greet, closed, open });
process.once('SIGTERM', () => process.exit(0));
ready();
