import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { Mailboxes } from '../support/mailboxes.js';
import { ServiceProcess } from '../support/service-process.js';
import { testSettings } from '../support/settings.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { endpoint } from '../support/soap.js';
import { build, isInstalled, resetPin, type FaultCodes } from './stack.js';
import { stacks } from './stacks.js';

const known = await Promise.all(
  stacks.map(async (stack) => ({ stack, installed: await isInstalled(stack) })),
);
for (const { stack, installed } of known) {
  if (!installed) process.stdout.write(`skipped: ${stack.name}, needs ${stack.packages}\n`);
}

const umNotEnabled: FaultCodes = {
  ExceptionType: 'UserNotUmEnabledException',
  ResponseCode: 'ErrorUserNotUnifiedMessagingEnabled',
};

describe('a service process, called by', () => {
  let db: TestDatabase;
  let smtp: SmtpSink;
  let mailboxes: Mailboxes;
  let service: ServiceProcess;
  let folder: string;
  let url: string;

  beforeAll(async () => {
    db = await aDatabase();
    smtp = await SmtpSink.start();
    mailboxes = new Mailboxes(db.dataSource);
    service = await ServiceProcess.start({
      ...testSettings(db.url, smtp.url),
      PUBLIC_URL_FROM_HOST: 'true',
      // All of them come from one address, and each is wrong once.
      LIMIT_FAILED_LOGINS: 'false',
    });
    folder = await mkdtemp(join(tmpdir(), 'umpin-interop-'));
    url = service.url + endpoint;
  });
  afterAll(async () => {
    await service.end('SIGTERM');
    await rm(folder, { recursive: true });
    await smtp.down();
    await db.drop();
  });

  for (const { stack, installed } of known) {
    describe.skipIf(!installed)(stack.name, { concurrent: true }, () => {
      beforeAll(() => build(stack, url, folder));

      it('resets the PIN: the mail has the one that is now valid (P1)', async () => {
        // Stacks differ in what they make of a colon, and of letters beyond ASCII.
        const password = 'made up: für einen Test';
        const owner = await mailboxes.changePassword(await mailboxes.aMailbox(), password);
        expect(await resetPin(stack, url, owner, folder)).toMatchObject({ outcome: 'reset' });
        const mails = smtp.to(owner.address);
        expect(mails).toHaveLength(1);
        expect(await mailboxes.verifies(mails[0]?.pin, owner)).toBe(true);
      });

      it('hands its caller the fault of an owner without Unified Messaging (P3)', async () => {
        const owner = await mailboxes.aMailbox({ umEnabled: false });
        expect(await resetPin(stack, url, owner, folder)).toEqual({
          outcome: 'fault',
          code: umNotEnabled[stack.reads ?? 'ResponseCode'],
        });
      });

      it('tells its caller that a wrong password is none', async () => {
        const owner = await mailboxes.aMailbox();
        const wrong = { ...owner, password: 'made up, and wrong' };
        expect(await resetPin(stack, url, wrong, folder)).toMatchObject({ outcome: 'denied' });
        expect(smtp.to(owner.address)).toHaveLength(0);
      });
    });
  }
});
