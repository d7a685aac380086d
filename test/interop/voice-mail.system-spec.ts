import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { Mailboxes } from '../support/mailboxes.js';
import { ServiceProcess } from '../support/service-process.js';
import { testSettings } from '../support/settings.js';
import { endpoint } from '../support/soap.js';
import { build, isInstalled, setVoiceMail, type FaultCodes } from './stack.js';
import { stacks } from './stacks.js';

const known = await Promise.all(
  stacks.map(async (stack) => ({ stack, installed: await isInstalled(stack) })),
);

const notDialable: FaultCodes = {
  ExceptionType: 'InvalidPhoneNumberException',
  ResponseCode: 'ErrorInvalidPhoneNumber',
};

/** The mail server is not asked. */
const noMailServer = 'smtp://127.0.0.1:9';

describe('the voice mail of an owner is read and set by', () => {
  let db: TestDatabase;
  let mailboxes: Mailboxes;
  let service: ServiceProcess;
  let folder: string;
  let url: string;

  beforeAll(async () => {
    db = await aDatabase();
    mailboxes = new Mailboxes(db.dataSource);
    service = await ServiceProcess.start({
      ...testSettings(db.url, noMailServer),
      PUBLIC_URL_FROM_HOST: 'true',
      VOICE_MAIL_ACCESS_NUMBER: '+49 30 5550 177',
    });
    folder = await mkdtemp(join(tmpdir(), 'umpin-interop-'));
    url = service.url + endpoint;
  });
  afterAll(async () => {
    await service.end('SIGTERM');
    await rm(folder, { recursive: true });
    await db.drop();
  });

  for (const { stack, installed } of known) {
    const { voiceMail } = stack;
    if (!voiceMail) continue;
    it.skipIf(!installed)(stack.name, { timeout: 60_000 }, async () => {
      await build(voiceMail, url, folder);
      const owner = await mailboxes.aMailbox();
      const folderId = Buffer.from(`of ${owner.address}, made up`).toString('base64');
      const answer = await setVoiceMail(voiceMail.run, url, owner, folder, folderId);
      expect(answer.code).toBe(notDialable[stack.reads ?? 'ResponseCode']);
      // Some stacks have a type for booleans, some give the text, and Python writes it in its own way.
      expect(String(answer.enabled)).toMatch(/^(true|1)$/i);
      const { OofStatus: oof, MissedCallNotificationEnabled: missed, ...texts } = answer.properties;
      expect(String(oof)).toMatch(/^(true|1)$/i);
      expect(String(missed)).toMatch(/^(false|0)$/i);
      expect(texts).toMatchObject({
        PlayOnPhoneDialString: '+49 30 5550-100',
        TelephoneAccessNumbers: '+49 30 5550 177',
        TelephoneAccessFolderEmail: folderId,
      });
    });
  }
});
