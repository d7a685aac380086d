import { describe, expect, it } from 'vitest';
import { silence } from '../support/smtp-sink.js';
import { pause, until } from './support/pause.js';
import { plan } from './support/plan.js';
import { faultRow } from './support/row.js';

/** How long a mail belongs to the instance that took it, milliseconds. */
const leaseMs = 30_000;

/** Callers wait for longer than a lease lasts. */
const patient = { REPLY_DEADLINE_SECONDS: '60' };

describe('of two instances', () => {
  it.runIf(plan.long)(
    'the other takes over when the lease of a killed one runs out (P4)',
    async () => {
      const injected = 'SIGKILL of one of two, 30 s lease';
      const options = { injected, mayBreak: true, owners: 10, settings: patient };
      await faultRow('taken over within the lease', options, async (lab) => {
        const [one, other] = [await lab.start(), await lab.startApart()];
        await lab.pinsForAll(other);
        lab.mailLine.troubleAt = (stage) => (stage === 'RCPT' ? 'silent' : 'none');
        const answers = lab.resetAll(one);
        await until('every mail is under way', async () => (await lab.waiting()) === 10);
        await lab.end(one);
        await answers;
        const tookMs = await lab.drained(leaseMs + 5_000);
        expect(tookMs).toBeGreaterThan(leaseMs / 2);
        return { repetitions: 10, recoveryMs: tookMs };
      });
    },
  );

  // In earnest: an instance whose lease a test ended early would rightly believe that it has it.
  it.runIf(plan.long)(
    'one frozen for longer than its lease does no harm when it wakes (P4, P5)',
    async () => {
      const repetitions = 3;
      const owners = 5;
      const injected = 'SIGSTOP before DATA of one of two beyond its lease, SIGCONT';
      const options = { injected, owners, slowestMs: 60_000, settings: patient };
      await faultRow('frozen beyond the lease', options, async (lab) => {
        const [one, other] = await Promise.all([lab.start(), lab.startApart()]);
        await lab.pinsForAll(other);
        for (let repetition = 0; repetition < repetitions; repetition += 1) {
          let letGo: () => void = () => undefined;
          const held = new Promise<void>((resolve) => (letGo = resolve));
          let recipients = 0;
          lab.smtp.atRecipient = () => {
            recipients += 1;
            return held.then(() => 'accept');
          };
          const frozen = lab.resetAll(one);
          await until('every mail is under way', () => recipients === owners);
          one.signal('SIGSTOP');
          lab.disturbed();
          lab.smtp.wellAgain();
          await pause(leaseMs + 2_000);
          await lab.drained();
          // A newer PIN is in the mailbox when the frozen one wakes with the older in its hands.
          await lab.resetAll(other);
          const dots = lab.smtp.finalDots;
          letGo();
          one.signal('SIGCONT');
          await frozen;
          await lab.drained();
          expect(lab.smtp.finalDots).toBe(dots);
        }
        return { repetitions: repetitions * owners };
      });
    },
  );

  it('one frozen after its final dot: an answer that it reads on waking changes nothing (P4)', async () => {
    const injected = 'SIGSTOP between the final dot and the 250, SIGCONT beyond the lease';
    const options = { injected, owners: 2, slowestMs: 60_000 };
    await faultRow('frozen after the final dot', options, async (lab) => {
      const [one, other] = await Promise.all([lab.start(), lab.startApart()]);
      await lab.pinsForAll(other);
      lab.smtp.atEnd = silence;
      const dots = lab.smtp.finalDots;
      const frozen = lab.resetAll(one);
      await until('both final dots', () => lab.smtp.finalDots === dots + 2);
      one.signal('SIGSTOP');
      lab.disturbed();
      lab.wellAgain();
      if (plan.long) await pause(leaseMs + 2_000);
      else await lab.leasesRunOut();
      await lab.drained();
      await lab.pinsForAll(other);
      one.signal('SIGCONT');
      lab.mailLine.cutAll();
      await frozen;
      await lab.drained();
      return { repetitions: 2 };
    });
  });
});
