import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { KeyRing } from '../../src/crypto/key-ring.js';
import { BounceTokens } from '../../src/notification/bounces/bounce-tokens.js';
import { aReport } from '../support/delivery-report.js';
import { deliver } from '../support/mail-client.js';
import { freePorts } from '../support/ports.js';
import type { ServiceProcess } from '../support/service-process.js';
import { testKeyRing } from '../support/settings.js';
import type { Chance } from './support/chance.js';
import { pause, until } from './support/pause.js';
import { howMany } from './support/plan.js';
import { faultRow } from './support/row.js';

const address = 'bounces@umpin.example.com';
const tokens = new BounceTokens(KeyRing.parse(testKeyRing), address);
const aReturnPath = (mailId: string = randomUUID()) => tokens.returnPathOf(mailId) ?? '';

/** More than the listener has sessions. */
const attackers = 24;

const report = 'Content-Type: multipart/report; report-type=delivery-status; boundary=b0\r\n\r\n';
const levels = Array.from(
  { length: 1_000 },
  (_, level) => `--b${level}\r\nContent-Type: multipart/mixed; boundary=b${level + 1}\r\n\r\n`,
);

/** Mails to return paths that exist, to make the service busy; the largest is beyond what it takes. */
const hostileMails = [
  () => report + levels.join(''),
  () => report + '--b0\r\n\r\n'.repeat(2_000),
  () => `X: ${'x'.repeat(100_000)}\r\n${aReport()}`,
  () => 'X: y\r\n'.repeat(5_000) + aReport(),
  () => aReport({ fields: `Action:${' '.repeat(50_000)}failed\n`.repeat(5) }),
  () => report + '\r\n'.repeat(20_000),
  () => `${report}--b0\r\n${'-'.repeat(200_000)}`,
  () => 'Subject: Out of office\r\n\r\nBack on Monday.',
];
const tooLarge = 'noise without an end\r\n'.repeat(60_000);

/** One session of a hostile client; false if the service was too busy to begin it. */
function attack(port: number, chance: Chance): Promise<boolean> {
  const kind = chance.between(0, 19);
  const to = kind < 5 ? `bounces+${'a'.repeat(42)}@umpin.example.com` : aReturnPath();
  const mail = kind === 19 ? tooLarge : chance.pick(hostileMails)();
  const [breaksOff, letters] = [kind === 18, chance.between(0, mail.length)];
  return new Promise((resolve) => {
    let begun = false;
    const socket = connect(port, '127.0.0.1');
    // Commands are sent together, and so are the replies to them.
    socket.on('data', (data: Buffer) => {
      const heard = data.toString();
      if (heard.startsWith('220')) {
        begun = true;
        socket.write(`EHLO a\r\nMAIL FROM:<>\r\nRCPT TO:<${to}>\r\nDATA\r\n`);
      }
      if (/^354/m.test(heard)) {
        if (breaksOff) socket.write(mail.slice(0, letters), () => socket.resetAndDestroy());
        else socket.write(`${mail}\r\n.\r\nQUIT\r\n`);
      } else if (/^(421|503)/m.test(heard)) socket.end();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(begun));
  });
}

/** The most memory that a process has had, MiB. */
async function mostMemory({ pid }: ServiceProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1_024;
}

describe('the listener for delivery reports', () => {
  it('hears good reports in a flood of hostile mails, with bounded memory, while resets go on (P1, P11)', async () => {
    const [port = 0] = await freePorts(1);
    const [mails, bound] = [howMany(400, 10_000), 200];
    const settings = { BOUNCE_ADDRESS: address, BOUNCE_PORT: String(port) };
    const options = {
      injected: `${attackers} clients with mails that cost as much as they can`,
      settings,
    };
    await faultRow('flood of hostile mails', options, async (lab) => {
      const service = await lab.start();
      await lab.pinsForAll(service);
      let left = 0;
      const flood = async (count: number) => {
        left = count;
        const attacker = async () => {
          while (left > 0) {
            if (await attack(port, lab.chance)) left -= 1;
            else await pause(50);
          }
        };
        await Promise.all(Array.from({ length: attackers }, attacker));
      };
      // The heap grows to what the service needs anyway.
      await flood(howMany(100, 1_000));
      const before = await mostMemory(service);

      const sent: string[] = [];
      const goodReports = async () => {
        while (left > 0) {
          const mailId = randomUUID();
          const to = aReturnPath(mailId);
          // A mail server tries again as well, minutes later.
          const taken = async () => (await deliver(port, to, aReport())).startsWith('250');
          await until('a good report is taken', taken, 30_000);
          sent.push(mailId);
          await lab.reset(service);
          await pause(100);
        }
      };
      await Promise.all([flood(mails), goodReports()]);

      expect(sent.length).toBeGreaterThan(1);
      const heard = service.logs.join('').split('\n');
      for (const mailId of sent) {
        const line = heard.find((each) => each.includes(mailId)) ?? '';
        expect(line).toContain('"msg":"delivery report"');
        expect(line).toContain('"status":"5.1.1"');
      }
      expect(lab.calls.map(({ answer }) => answer)).toEqual(lab.calls.map(() => 'reset'));
      expect((await mostMemory(service)) - before).toBeLessThan(bound);
      return { repetitions: mails };
    });
  });
});
