import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Chance } from './faults/support/chance.js';
import { TestService } from './support/app.js';
import { resetPin, type Login } from './support/soap.js';

/** Rounds of a trial, and milliseconds after which it makes do with fewer. */
const rounds = 30;
const enough = 10_000;

/** How often the measured times are dealt out anew, to see what chance alone can do. */
const deals = 500;

/**
 * Medians nearer than this (ms) count as the same, however quiet the machine is. A hash, which is
 * what could be left out for a login that does not exist, takes ten times as long.
 */
const floor = 2;

const kinds = ['unknown user', 'wrong password', 'disabled account'] as const;
type Kind = (typeof kinds)[number];

/** Every kind twice, in the order in which they were measured. */
type Round = readonly { readonly kind: Kind; readonly ms: number }[];

describe('a login that fails', () => {
  let service: TestService;
  let logins: Record<Kind, Login>;

  beforeAll(async () => {
    service = await TestService.start({ LIMIT_FAILED_LOGINS: 'false' });
    const owner = await service.aMailbox();
    const disabled = await service.aMailbox();
    await service.db.dataSource.query(
      'UPDATE accounts SET disabled_at = now() WHERE mailbox_id = $1',
      [disabled.mailboxId],
    );
    logins = {
      'unknown user': { ...owner, login: owner.login.replace('user-', 'nobody-') },
      'wrong password': { ...owner, password: owner.password.replace('made', 'Made') },
      'disabled account': disabled,
    };
    await service.app.listen(0, '127.0.0.1');
  });
  afterAll(() => service.stop());

  it('is answered with the same bytes for every reason (P10)', async () => {
    const answers = await Promise.all(
      Object.values(logins).map((login) => resetPin(service.server, login)),
    );
    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect(sameForAll(answer)).toEqual(sameForAll(answers[0] as Response));
    }
  });

  // What chance does once in `deals` times it does not do three times in a row; a leak does.
  it('takes the same time for every reason (P10)', { retry: 2, timeout: 90_000 }, async () => {
    const chance = new Chance(Date.now(), 'login timing');
    const measured: Round[] = [];
    const end = performance.now() + enough;
    for (let round = 0; round < rounds && performance.now() < end; round += 1) {
      const times: { kind: Kind; ms: number }[] = [];
      for (const kind of shuffled([...kinds, ...kinds], chance)) {
        const start = performance.now();
        await resetPin(service.server, logins[kind]);
        times.push({ kind, ms: performance.now() - start });
      }
      // The first rounds compile and fill caches.
      if (round >= 2) measured.push(times);
    }
    expect(measured.length).toBeGreaterThan(7);

    // The noise: how far apart the medians get when every round says by lot which time was whose.
    const noise = Array.from({ length: deals }, () =>
      spreadOfMedians(measured.map((round) => dealtAnew(round, chance))),
    );
    expect(spreadOfMedians(measured)).toBeLessThanOrEqual(Math.max(...noise, floor));
  });
});

/** What an answer holds, without what differs from one request to the next by nature. */
function sameForAll({ status, text, headers }: Response) {
  const { date, 'request-id': requestId, ...rest } = headers as Record<string, string>;
  expect([date, requestId]).not.toContain(undefined);
  return { status, text, rest };
}

function dealtAnew(round: Round, chance: Chance): Round {
  const times = shuffled(round, chance);
  return round.map(({ kind }, index) => ({ kind, ms: times[index]?.ms ?? NaN }));
}

function shuffled<T>(values: readonly T[], chance: Chance): T[] {
  return values
    .map((value) => ({ value, place: chance.between(0, 1_000_000) }))
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value);
}

/** How far apart the medians of the kinds are, milliseconds. */
function spreadOfMedians(measured: readonly Round[]): number {
  const times = measured.flat();
  const medians = kinds.map((kind) =>
    median(times.filter((each) => each.kind === kind).map(({ ms }) => ms)),
  );
  return Math.max(...medians) - Math.min(...medians);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return ((sorted[middle] ?? NaN) + (sorted[sorted.length - 1 - middle] ?? NaN)) / 2;
}
