import { describe, expect, it } from 'vitest';
import { AuditEvent } from '../../src/audit/audit-event.entity.js';
import { aReport } from '../support/delivery-report.js';
import { deliver } from '../support/mail-client.js';
import { freePorts } from '../support/ports.js';
import { Lab } from './support/lab.js';
import { until } from './support/pause.js';
import { howMany } from './support/plan.js';
import { checkRow } from './support/row.js';

const helpdesk = 'helpdesk@example.com';

const points = [
  { name: 'before the commit of a bounce', trouble: 'hold', returned: false },
  { name: 'after the commit of a bounce', trouble: 'silent', returned: true },
] as const;

describe('a service killed while it decides about a bounce', () => {
  it.each(points.map((point) => [point.name, point] as const))(
    '%s: the report comes again, and has one result (P12, P13)',
    async (name, { trouble, returned }) => {
      const kills = howMany(2, 30);
      const injected = 'SIGKILL before the reply to a delivery report, which comes again';
      const [port = 0, otherPort = 0] = await freePorts(2);
      const settings = { BOUNCE_ADDRESS: 'bounces@umpin.example.com', HELPDESK_ADDRESS: helpdesk };
      const lab = await Lab.open(`killed ${name}`, { settings });
      try {
        const other = await lab.startApart({ BOUNCE_PORT: String(otherPort) });
        await lab.pinsForAll(other);
        for (let kill = 1; kill <= kills; kill += 1) {
          const service = await lab.start({ BOUNCE_PORT: String(port) });
          const before = await validPin(lab);
          await lab.reset(other);
          const bounced = lab.smtp.to(lab.owner.address).at(-1);
          const { returnPath = '', pin = '' } = bounced ?? {};
          const already = lab.databaseLine.troubled;
          // The mail to the helpdesk is staged in the transaction.
          lab.databaseLine.troubleAt = (commit) => (commit === 'staging' ? trouble : 'none');
          const reply = deliver(port, returnPath, aReport({ to: returnPath }));
          await until(name, () => lab.databaseLine.troubled > already);
          await lab.end(service);
          expect(await reply).not.toMatch(/^2/);
          lab.wellAgain();
          expect(await lab.mailboxes.verifies(before, lab.owner)).toBe(returned);

          expect(await deliver(otherPort, returnPath, aReport({ to: returnPath }))).toMatch(/^250/);
          expect(await lab.mailboxes.verifies(before, lab.owner)).toBe(true);
          expect(await lab.mailboxes.verifies(pin, lab.owner)).toBe(false);
          const event = 'reset-returned' as const;
          expect(await lab.db.dataSource.manager.countBy(AuditEvent, { event })).toBe(kill);
          await lab.drained();
          expect(lab.smtp.to(helpdesk)).toHaveLength(kill);
        }
        // The checker looks at the mails to owners, and at the newest of them.
        await lab.reset(other);
        lab.smtp.mails.splice(0, Infinity, ...lab.smtp.to(lab.owner.address));
        await checkRow(lab, `killed ${name}`, { injected, mayBreak: true }, { repetitions: kills });
      } finally {
        await lab.close();
      }
    },
  );
});

/** The mailed PIN that opens the mailbox. */
async function validPin(lab: Lab): Promise<string> {
  for (const { pin } of lab.smtp.to(lab.owner.address)) {
    if (await lab.mailboxes.verifies(pin, lab.owner)) return pin;
  }
  throw new Error('No mailed PIN is valid.');
}
