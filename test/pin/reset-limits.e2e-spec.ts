import { setTimeout as sleep } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Response } from 'supertest';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../src/http-server/app.js';
import { AuditEvent } from '../../src/audit/audit-event.entity.js';
import { loadConfig } from '../../src/config/config.js';
import { createLogger } from '../../src/logging/logger.js';
import { TestService } from '../support/app.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { testSettings } from '../support/settings.js';
import { expectFault, expectReset, resetPin, types } from '../support/soap.js';

const limits = {
  RESETS_PER_MAILBOX_PER_HOUR: '3',
  RESETS_PER_CALLER_PER_HOUR: '5',
  // Twenty passwords are hashed before the first of twenty simultaneous calls is answered.
  REPLY_DEADLINE_SECONDS: '60',
};
const hour = 3_600_000;

describe('limits on resets', () => {
  let service: TestService;
  let other: NestFastifyApplication;
  let owner: TestMailbox;

  beforeAll(async () => {
    service = await TestService.start(limits);
    const settings = { ...testSettings(service.db.url, service.smtp.url), ...limits };
    other = await createApp(
      loadConfig(settings),
      createLogger('debug', { write: (line) => void service.logs.push(line) }),
    );
    await other.init();
    await other.getHttpAdapter().getInstance().ready();
  });
  afterAll(async () => {
    await other.close();
    await service.stop();
  });
  beforeEach(async () => {
    owner = await service.aMailbox();
  });
  afterEach(() => {
    service.smtp.wellAgain();
  });

  const reset = (times = 1) => inTurn(times, () => resetPin(service.server, owner));
  const servers = () => [service.server, other.getHttpServer()] as const;
  /** Records a reset that was requested earlier, directly in the database. */
  const askedEarlier = (ago: string, source: string | null = '192.0.2.1') =>
    service.db.dataSource.query(
      `INSERT INTO audit_events (event, actor, mailbox_id, reset_id, source, at)
       VALUES ('reset-requested', $1, $2, gen_random_uuid(), $3, now() - $4::interval)`,
      [owner.login, owner.mailboxId, source, ago],
    );
  const eventsOf = (event: AuditEvent['event'], { mailboxId } = owner) =>
    service.db.dataSource.manager.findBy(AuditEvent, { mailboxId, event });
  const pinsOf = ({ address } = owner) => service.smtp.to(address).map(({ pin }) => pin);

  it('refuse the fourth reset within an hour, with nothing changed (P3)', async () => {
    for (const answer of await reset(3)) expectReset(answer);
    const before = await service.credential(owner.mailboxId);
    const [answer] = await reset();
    expect(backOffOf(answer)).toBeGreaterThan(hour - 60_000);
    expect(backOffOf(answer)).toBeLessThanOrEqual(hour);
    expect(pinsOf()).toHaveLength(3);
    expect(await service.verifies(pinsOf().at(-1), owner)).toBe(true);
    expect(await service.credential(owner.mailboxId)).toEqual(before);
  });

  it('record a refusal in the audit log (P12)', async () => {
    await reset(3);
    const [answer] = await reset();
    expect(await eventsOf('reset-refused')).toMatchObject([
      {
        detail: 'TooManyResets',
        actor: owner.login,
        source: '127.0.0.1',
        requestId: answer?.headers['request-id'],
      },
    ]);
    const log = service.logs.filter((line) => line.includes('TooManyResets')).at(-1);
    expect(log).toContain('request refused');
  });

  it('allow the next reset at the time that the refused caller was told', async () => {
    for (const ago of ['59 minutes 58.5 seconds', '20 minutes', '10 minutes']) {
      await askedEarlier(ago);
    }
    const [refused] = await reset();
    const backOff = backOffOf(refused);
    expect(backOff).toBeLessThanOrEqual(1_500);
    await sleep(backOff);
    const [first, second] = await reset(2);
    if (first) expectReset(first);
    expect(backOffOf(second)).toBeGreaterThan(hour * (2 / 3) - 60_000);
    expect(backOffOf(second)).toBeLessThan(hour * (2 / 3));
  });

  it('do not count resets of more than an hour ago', async () => {
    for (const minutes of [61, 62, 63, 64, 65]) await askedEarlier(`${minutes} minutes`);
    for (const answer of await reset(3)) expectReset(answer);
  });

  it('hold for each mailbox separately', async () => {
    await reset(3);
    const neighbour = await service.aMailbox();
    expectReset(await resetPin(service.server, neighbour));
  });

  it('let calls join a pending reset, which counts once (P5)', async () => {
    await reset(1);
    for (const round of [1, 2]) {
      const before = service.smtp.finalDots;
      let accept: () => void = () => undefined;
      service.smtp.atEnd = () => new Promise((resolve) => (accept = () => resolve('accept')));
      const first = reset();
      await expect.poll(() => service.smtp.finalDots).toBe(before + 1);
      const joining = Promise.all([reset(), reset(), reset(), reset(), reset()]);
      await expect.poll(async () => (await eventsOf('reset-joined')).length).toBe(5 * round);
      accept();
      for (const answer of [...(await first), ...(await joining).flat()]) expectReset(answer);
    }
    expect(pinsOf()).toHaveLength(3);
    expect(backOffOf((await reset())[0])).toBeGreaterThan(0);
  });

  it('do not count a reset whose mail was refused', async () => {
    service.smtp.atEnd = () => ({ refuse: 554 });
    for (const answer of await reset(4)) {
      expectFault(answer, 'ErrorInternalServerError', 'NotificationFailedException');
    }
    service.smtp.wellAgain();
    for (const answer of await reset(3)) expectReset(answer);
    expect(backOffOf((await reset())[0])).toBeGreaterThan(0);
  });

  it('do not count the resets of a caller whose login has a Kelvin sign (U+212A) for a k', async () => {
    owner = await service.aMailbox({ address: 'kay@example.com' });
    const another = owner.login.replace('k', '\u212a');
    await service.db.dataSource.query(
      `INSERT INTO audit_events (event, actor, mailbox_id, reset_id, source)
       SELECT 'reset-requested', $1, gen_random_uuid(), gen_random_uuid(), '192.0.2.1'
       FROM generate_series(1, 5)`,
      [another],
    );
    for (const answer of await reset()) expectReset(answer);
  });

  it('neither refuse nor count the resets of the service itself', async () => {
    await Promise.all([1, 2, 3].map((minutes) => askedEarlier(`${minutes} minutes`, null)));
    for (const answer of await reset(3)) expectReset(answer);
    await service.db.dataSource.query(
      'UPDATE mailboxes SET first_pin_wanted_at = now() WHERE id = $1',
      [owner.mailboxId],
    );
    await expect.poll(async () => (await eventsOf('reset-requested')).length).toBe(7);
    expect(await eventsOf('reset-refused')).toHaveLength(0);
  });

  it('hold for 20 simultaneous calls of two instances', async () => {
    for (let round = 0; round < 5; round += 1) {
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          resetPin(servers()[index % 2 === 0 ? 0 : 1], owner),
        ),
      );
      for (const answer of answers) {
        if (round < 3) expectReset(answer);
        else expectFault(answer, 'ErrorServerBusy');
      }
    }
    expect(pinsOf()).toHaveLength(3);
  });

  describe('of a caller who acts for others', () => {
    let helpdesk: TestMailbox;

    beforeEach(async () => {
      helpdesk = await service.aMailbox();
      await service.administration.grant(helpdesk.login, 'ApplicationImpersonation');
    });

    const resetFor = ({ address }: TestMailbox, by = helpdesk, server = service.server) =>
      resetPin(server, by, {
        headers:
          `<t:ExchangeImpersonation xmlns:t="${types}"><t:ConnectingSID>` +
          `<t:SmtpAddress>${address}</t:SmtpAddress>` +
          '</t:ConnectingSID></t:ExchangeImpersonation>',
      });

    it('hold for all mailboxes together, under parallel calls', async () => {
      const owners = await Promise.all(Array.from({ length: 14 }, () => service.aMailbox()));
      const answers = await Promise.all(
        owners.map((each, index) => resetFor(each, helpdesk, servers()[index % 2 === 0 ? 0 : 1])),
      );
      const refused = answers.filter(({ status }) => status !== 200);
      expect(refused).toHaveLength(9);
      for (const answer of refused) expect(backOffOf(answer)).toBeGreaterThan(hour - 60_000);
      const mails = owners.flatMap((each) => pinsOf(each));
      expect(mails).toHaveLength(5);
      const events = await service.db.dataSource.manager.findBy(AuditEvent, {
        actor: helpdesk.login,
        detail: 'TooManyResets',
      });
      expect(events).toHaveLength(9);
    });

    it('do not affect owners and other callers', async () => {
      const owners = await Promise.all(Array.from({ length: 5 }, () => service.aMailbox()));
      for (const each of owners) expectReset(await resetFor(each));
      expectFault(await resetFor(owner), 'ErrorServerBusy');
      expectReset(await resetPin(service.server, owner));
    });

    it('count together with those of the mailbox: three in all', async () => {
      await reset(2);
      expectReset(await resetFor(owner));
      expectFault(await resetFor(owner), 'ErrorServerBusy');
      expectFault(await resetPin(service.server, owner), 'ErrorServerBusy');
    });
  });
});

async function inTurn(times: number, call: () => PromiseLike<Response>): Promise<Response[]> {
  const answers: Response[] = [];
  for (let time = 0; time < times; time += 1) answers.push(await call());
  return answers;
}

/** What a refused caller is told to wait, milliseconds: in the fault, and in whole seconds above it. */
function backOffOf(answer: Response | undefined): number {
  if (!answer) throw new Error('There was no answer.');
  expectFault(answer, 'ErrorServerBusy');
  const [, text] = /<t:Value Name="BackOffMilliseconds">(\d+)<\/t:Value>/.exec(answer.text) ?? [];
  const milliseconds = Number(text);
  expect(answer.headers['retry-after']).toBe(String(Math.ceil(milliseconds / 1_000)));
  return milliseconds;
}
