import { describe, expect, it } from 'vitest';
import type { TestMailbox } from '../support/mailboxes.js';
import type { ServiceProcess } from '../support/service-process.js';
import type { Lab } from './support/lab.js';
import type { MailStage, MailTrouble } from './support/mail-line.js';
import { pause } from './support/pause.js';
import { howMany, plan } from './support/plan.js';
import { faultRow } from './support/row.js';

const second = 1_000;
const stages: readonly MailStage[] = ['greeting', 'EHLO', 'RCPT', 'DATA', 'message', 'final dot'];
const troubles: readonly MailTrouble[] = ['silent', 'cut', 'cut after', 'slow', 'late'];

/** Two services, either of which may be gone for a moment. */
type Pair = [ServiceProcess, ServiceProcess];

const faults: Record<string, (lab: Lab, pair: Pair) => Promise<void> | void> = {
  async kill(lab, pair) {
    const which = lab.chance.pick([0, 1] as const);
    await lab.end(pair[which]);
    await pause(lab.chance.between(0, second));
    pair[which] = await lab.start();
  },
  async freeze(lab, pair) {
    const frozen = lab.chance.pick(pair);
    frozen.signal('SIGSTOP');
    await pause(lab.chance.between(100, second));
    frozen.signal('SIGCONT');
  },
  async mailLine(lab) {
    const [stage, trouble] = [lab.chance.pick(stages), lab.chance.pick(troubles)];
    lab.mailLine.cutAll();
    lab.mailLine.troubleAt = (reached) =>
      reached === stage && lab.chance.between(0, 1) === 0 ? trouble : 'none';
    await pause(second);
  },
  async mailServer(lab) {
    const refuse = lab.chance.pick([421, 451, 550, 552]);
    lab.smtp.atRecipient = lab.smtp.atEnd = () =>
      lab.chance.between(0, 2) === 0 ? { refuse } : 'accept';
    await pause(second);
  },
  async mailServerDown(lab) {
    lab.mailLine.breakDown();
    await pause(lab.chance.between(100, second));
  },
  async databaseDown(lab) {
    lab.databaseLine.breakDown();
    await pause(lab.chance.between(100, second));
  },
  async commits(lab) {
    lab.databaseLine.troubleAt = () =>
      lab.chance.between(0, 2) > 0 ? 'none' : lab.chance.pick(['cut before', 'cut after']);
    await pause(second / 2);
  },
  databaseSessions: (lab) => lab.databaseLine.cutAll(),
};

describe('faults of all kinds at random, on two instances', () => {
  it('lose nothing, double nothing and leave nothing behind (P1-P6, P12)', async () => {
    const [owners, resets] = [howMany(5, 50), howMany(2, 20)];
    const injected = 'kills, freezes, SMTP and database troubles at random';
    const options = {
      injected: `${injected}; ${owners} mailboxes, ${resets} resets each`,
      owners,
      mayBreak: true,
      commitsUnknown: true,
    };
    await faultRow('chaos', options, async (lab) => {
      const pair: Pair = await Promise.all([lab.start(), lab.start()]);
      const until = Date.now() + howMany(5, 180) * second;
      let wrecking = true;
      const callers = lab.owners
        .slice(0, owners)
        .map((owner) => keepsResetting(lab, pair, owner, resets, () => wrecking));
      while (Date.now() < until) {
        const fault = lab.chance.pick(Object.values(faults));
        lab.disturbed();
        await fault(lab, pair);
        lab.disturbed();
        lab.wellAgain();
        await pause(lab.chance.between(0, 300));
      }
      wrecking = false;
      lab.wellAgain();
      lab.mailLine.cutAll();
      lab.disturbed();
      // The mail of a killed instance is taken over when its lease expires, as the end below checks.
      const free = await lab.ownersWithoutLease();
      const recoveries = await Promise.all(free.map((owner) => lab.recovered(pair[0], owner)));
      const recoveryMs = Math.max(...recoveries);
      await Promise.all(callers);
      // No delivery is under way any more when its lease is said to be over.
      await pause(second);
      if (!plan.long) await lab.leasesRunOut();
      await lab.drained(60 * second);
      expect(recoveryMs).toBeLessThan(5 * second);
      return { repetitions: lab.calls.length, recoveryMs };
    });
  });
});

/** Calls one instance or the other, sometimes twice simultaneously, until it had so many successes. */
async function keepsResetting(
  lab: Lab,
  pair: Pair,
  owner: TestMailbox,
  resets: number,
  wrecking: () => boolean,
): Promise<void> {
  let done = 0;
  while (wrecking() || done < resets) {
    const calls = [lab.chance.pick(pair), ...(lab.chance.between(0, 3) === 0 ? pair : [])];
    const answers = await Promise.all(calls.map((service) => lab.reset(service, owner)));
    if (answers.some(({ answer }) => answer === 'reset')) done += 1;
    if (done >= resets) return;
    await pause(lab.chance.between(50, plan.long ? 9_000 : 500));
  }
}
