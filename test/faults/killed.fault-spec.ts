import { describe, expect, it } from 'vitest';
import type { ServiceProcess } from '../support/service-process.js';
import { silence } from '../support/smtp-sink.js';
import { Lab } from './support/lab.js';
import { pause, until } from './support/pause.js';
import { howMany } from './support/plan.js';
import { checkRow, faultRow } from './support/row.js';

interface Point {
  readonly name: string;
  readonly arrange: (lab: Lab) => void;
  /** Resets that stand at the point now. */
  readonly reached: (lab: Lab) => number;
  /** What is there once another instance has taken over. */
  readonly then: 'nothing changed' | 'a new PIN';
}

const commits = ({ databaseLine }: Lab) => databaseLine.troubled;
const at = (stage: 'RCPT' | 'message' | 'final dot') => (lab: Lab) =>
  lab.mailLine.seen.get(stage) ?? 0;
const silentAt = (stage: 'RCPT' | 'message' | 'final dot') => (lab: Lab) => {
  lab.mailLine.troubleAt = (reached) => (reached === stage ? 'silent' : 'none');
};
const commitOf =
  (wanted: 'staging' | 'ending', trouble: 'hold' | 'silent') =>
  ({ databaseLine }: Lab) => {
    databaseLine.troubleAt = (commit) => (commit === wanted ? trouble : 'none');
  };

// The commits come last: no statement stands for longer than the service's own time limits.
const points: readonly Point[] = [
  {
    name: 'during the SMTP dialogue',
    arrange: silentAt('RCPT'),
    reached: at('RCPT'),
    then: 'a new PIN',
  },
  { name: 'after DATA', arrange: silentAt('message'), reached: at('message'), then: 'a new PIN' },
  {
    name: 'after the final dot, the mail not taken',
    arrange: (lab) => (lab.smtp.atEnd = silence),
    reached: (lab) => lab.smtp.finalDots,
    then: 'a new PIN',
  },
  {
    name: 'after the 250, which was not heard',
    arrange: silentAt('final dot'),
    reached: (lab) => lab.smtp.mails.length,
    then: 'a new PIN',
  },
  {
    name: 'before the staging commit',
    arrange: commitOf('staging', 'hold'),
    reached: commits,
    then: 'nothing changed',
  },
  {
    name: 'after the staging commit',
    arrange: commitOf('staging', 'silent'),
    reached: commits,
    then: 'a new PIN',
  },
  {
    name: 'before the activation commit',
    arrange: commitOf('ending', 'hold'),
    reached: commits,
    then: 'a new PIN',
  },
  {
    name: 'after the activation commit',
    arrange: commitOf('ending', 'silent'),
    reached: commits,
    then: 'a new PIN',
  },
];

describe('a service killed', () => {
  it('with resets at every step simultaneously: another one ends what it began (P1-P6, P12)', async () => {
    const kills = howMany(1, 30);
    const lab = await Lab.open('killed at every step', {
      owners: points.length,
      // Nobody may give up while the others are led to their points.
      settings: { REPLY_DEADLINE_SECONDS: '30' },
    });
    try {
      await lab.pinsForAll(await lab.startApart());
      let next = lab.start();
      for (let kill = 0; kill < kills; kill += 1) {
        const service = await next;
        const before = lab.owners.map((owner) => lab.newestPin(owner));
        const answers = await standAtEveryPoint(lab, service);
        await lab.end(service);
        expect(new Set(await answers.all)).toEqual(new Set(['none']));
        for (const [index, owner] of lab.owners.entries()) {
          const stillValid = points[index]?.name !== 'after the activation commit';
          expect(await lab.mailboxes.verifies(before[index], owner)).toBe(stillValid);
        }
        if (kill + 1 < kills) next = lab.start();
        await lab.leasesRunOut();
        await lab.drained();
        for (const [index, owner] of lab.owners.entries()) {
          const unchanged = points[index]?.then === 'nothing changed';
          expect(lab.newestPin(owner) === before[index], points[index]?.name).toBe(unchanged);
        }
      }
      const rows = points.map(({ name }) => `killed ${name}`);
      const options = { injected: 'SIGKILL while another instance runs', mayBreak: true };
      await checkRow(lab, rows, options, { repetitions: kills });
    } finally {
      await lab.close();
    }
  });

  it('at any time: another one ends what it began (P1-P6, P12)', async () => {
    const kills = howMany(2, 300);
    const injected = 'SIGKILL 0 to 200 ms after the calls';
    await faultRow('killed at random', { injected, mayBreak: true, owners: 4 }, async (lab) => {
      const other = await lab.startApart();
      let next = lab.start();
      await lab.pinsForAll(other);
      for (let kill = 0; kill < kills; kill += 1) {
        const service = await next;
        // The first call of a process takes longer than those that are to be hit.
        await lab.reset(service);
        const answers = lab.resetAll(service);
        await pause(lab.chance.between(0, 200));
        await lab.end(service);
        await answers;
        if (kill + 1 < kills) next = lab.start();
        await lab.leasesRunOut();
        await lab.drained();
      }
      return { repetitions: kills };
    });
  });
});

/** A reset of each owner, each at its point; their answers. */
async function standAtEveryPoint(lab: Lab, service: ServiceProcess) {
  const answers: Promise<string>[] = [];
  for (const [index, point] of points.entries()) {
    const already = point.reached(lab);
    point.arrange(lab);
    answers.push(lab.reset(service, lab.owners[index]).then(({ answer }) => answer));
    await until(point.name, () => point.reached(lab) > already);
    lab.wellAgain();
  }
  return { all: Promise.all(answers) };
}
