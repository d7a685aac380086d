import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuditEvent } from '../../src/audit/audit-event.entity.js';
import { TestService } from '../support/app.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { aPhoneSystem, ask, lock, type PhoneSystem } from '../support/phone.js';
import { expectSameTime } from '../support/timing.js';
import { changeOperation, verifyOperation } from '../../src/transports/phone/json/json.contract.js';
import { verifyPbxOperation } from '../../src/transports/phone/pbx/pbx.contract.js';
import { radiusOperation } from '../../src/transports/phone/radius/radius.contract.js';

const pin = '482915';
const wrongPin = '730264';
const parallel = 200;

interface Instance {
  readonly app: NestFastifyApplication;
  readonly socket: string;
}

/** A wrong attempt through each transport. */
const transports: readonly ((
  at: Instance,
  as: PhoneSystem,
  mailbox: string,
) => Promise<unknown>)[] = [
  ({ app }, as, mailbox) =>
    ask(app.getHttpServer(), verifyOperation, { mailbox, pin: wrongPin }, as),
  ({ app }, as, mailbox) =>
    ask(app.getHttpServer(), changeOperation, { mailbox, oldPin: wrongPin, newPin: '192837' }, as),
  ({ app }, as, mailbox) =>
    ask(app.getHttpServer(), verifyPbxOperation, { mailbox, pin: wrongPin }, as),
  ({ app }, as, mailbox) =>
    ask(app.getHttpServer(), radiusOperation, { mailbox, pin: wrongPin }, as),
  ({ socket }, _, mailbox) => bind(socket, mailbox, wrongPin),
];

/** What slapd's back-sock sends for a bind. */
async function bind(path: string, mailbox: string, password: string): Promise<string> {
  const socket = connect(path);
  await once(socket, 'connect');
  socket.write(
    `BIND\nmsgid: 1\nsuffix: ou=pins,dc=example\ndn: uid=${mailbox},ou=pins,dc=example\n` +
      `method: 128\ncredlen: ${password.length}\ncred: ${password}\n\n`,
  );
  return text(socket);
}

describe('parallel attempts through all transports of two instances', () => {
  let folder: string;
  let service: TestService;
  let instances: Instance[];
  let phone: PhoneSystem;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'umpin-attempts-'));
    const sockets = ['a', 'b'].map((name) => join(folder, name));
    const settings = (socket = '') => ({
      LDAP_SOCKET: socket,
      LDAP_SOCKET_ACCOUNT: 'slapd',
      MAX_CONNECTIONS_PER_ADDRESS: '0',
      // A connection without an answer is closed twenty seconds later: on a busy machine, two hundred
      // attempts at one mailbox, one after the other, take longer than the usual half minute.
      REPLY_DEADLINE_SECONDS: '100',
    });
    service = await TestService.start(settings(sockets[0]));
    const second = await service.another(settings(sockets[1]));
    instances = [service.app, second].map((app, n) => ({ app, socket: sockets[n] ?? '' }));
    for (const { app } of instances) await app.listen(0, '127.0.0.1');
    phone = await aPhoneSystem(service);
    await aPhoneSystem(service, { login: 'slapd' });
  });
  afterAll(async () => {
    await instances[1]?.app.close();
    await service.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function anOwner(policy: NonNullable<Parameters<TestService['aMailbox']>[0]>['policy']) {
    const extension = String(1_000 + (await service.db.dataSource.manager.count('mailboxes')));
    const owner = await service.aMailbox({ policy, extensions: [extension] });
    await service.setPin(owner, pin);
    return { ...owner, extension };
  }

  async function tryEverywhere(extension: string): Promise<void> {
    const attempts = Array.from({ length: parallel }, async (_, n) => {
      const [attempt, at] = [transports[n % transports.length], instances[n % instances.length]];
      if (attempt && at) await attempt(at, phone, extension);
    });
    await Promise.all(attempts);
  }

  async function eventsOf({ mailboxId }: TestMailbox, event: AuditEvent['event']) {
    const events = await service.db.dataSource.manager.findBy(AuditEvent, { mailboxId, event });
    return events.map(({ detail }) => detail);
  }

  it('are compared exactly 15 times if the mailbox locks at 15 (P9)', async () => {
    const owner = await anOwner({ maxLogonAttempts: 15, logonFailuresBeforePinReset: 5 });
    await tryEverywhere(owner.extension);
    const details = await eventsOf(owner, 'sign-in-failed');
    const compared = Array.from({ length: 15 }, (_, n) => `denied, ${n + 1} in a row`);
    expect(details.filter((detail) => detail !== 'locked').toSorted(byNumber)).toEqual(compared);
    expect(details.filter((detail) => detail === 'locked')).toHaveLength(parallel - 15);
    expect(await eventsOf(owner, 'mailbox-locked')).toHaveLength(1);
    expect(await service.credential(owner.mailboxId)).toMatchObject({
      failedAttempts: 15,
      lockedAt: expect.any(Date) as Date,
    });
    // At 5 and at 10; if both come before the first is staged, one new PIN ends both.
    const wanted = async () => (await eventsOf(owner, 'automatic-reset-requested')).length;
    await expect.poll(wanted).toBeGreaterThan(0);
    expect(await wanted()).toBeLessThanOrEqual(2);
    expect((await eventsOf(owner, 'reset-requested')).length).toBeLessThanOrEqual(2);
  });

  it('are all counted if no lock ends them, and cause one automatic reset (P9)', async () => {
    const owner = await anOwner({ maxLogonAttempts: 999, logonFailuresBeforePinReset: 150 });
    await tryEverywhere(owner.extension);
    const counted = Array.from({ length: parallel }, (_, n) => `denied, ${n + 1} in a row`);
    expect((await eventsOf(owner, 'sign-in-failed')).toSorted(byNumber)).toEqual(counted);
    expect((await service.credential(owner.mailboxId))?.failedAttempts).toBe(parallel);
    await expect.poll(() => service.smtp.to(owner.address)).toHaveLength(1);
    expect(await eventsOf(owner, 'automatic-reset-requested')).toHaveLength(1);
    expect((await service.credential(owner.mailboxId))?.failedAttempts).toBe(parallel);
  });

  it(
    'take the same time for a wrong PIN, a locked mailbox and an unknown one (P10)',
    { retry: 2, timeout: 90_000 },
    async () => {
      const patient = { maxLogonAttempts: 999, logonFailuresBeforePinReset: null };
      const [wrong, locked] = [await anOwner(patient), await anOwner(patient)];
      await lock(service, locked);
      const mailboxes = { wrong: wrong.extension, locked: locked.extension, unknown: '99999' };
      const server = service.server;
      await expectSameTime(['wrong', 'locked', 'unknown'], (kind) =>
        ask(server, verifyOperation, { mailbox: mailboxes[kind], pin: wrongPin }, phone),
      );
    },
  );
});

/** By the first number in them. */
function byNumber(a: string | null, b: string | null): number {
  const number = (detail: string | null) => Number(/\d+/.exec(detail ?? '')?.[0]);
  return number(a) - number(b);
}
