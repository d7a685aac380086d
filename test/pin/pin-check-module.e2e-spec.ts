import { Logger, Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/config.js';
import { ConfigModule } from '../../src/config/config.module.js';
import { CryptoModule } from '../../src/crypto/crypto.module.js';
import { DatabaseModule } from '../../src/database/database.module.js';
import { MetricsModule } from '../../src/metrics/metrics.module.js';
import { TracingModule } from '../../src/tracing/tracing.module.js';
import { OutboxRelay } from '../../src/notification/outbox/outbox-relay.js';
import { ExpiryReminders } from '../../src/pin-check/expiry-reminders.js';
import { PinCheckModule } from '../../src/pin-check/pin-check.module.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { Mailboxes } from '../support/mailboxes.js';
import { tryPin } from '../support/phone.js';
import { testSettings } from '../support/settings.js';
import { SmtpSink } from '../support/smtp-sink.js';

const day = 86_400_000;

@Module({})
class PinCheckAlone {}

describe('a service that checks PINs and resets none', () => {
  let db: TestDatabase;
  let smtp: SmtpSink;
  let app: INestApplicationContext;
  let mailboxes: Mailboxes;

  beforeAll(async () => {
    const quiet = () => undefined;
    Logger.overrideLogger({ error: quiet, warn: quiet, log: quiet });
    [db, smtp] = await Promise.all([aDatabase(), SmtpSink.start()]);
    mailboxes = new Mailboxes(db.dataSource);
    const config = ConfigModule.forRoot(loadConfig(testSettings(db.url, smtp.url)));
    app = await NestFactory.createApplicationContext(
      {
        module: PinCheckAlone,
        imports: [
          config,
          MetricsModule,
          TracingModule,
          DatabaseModule,
          CryptoModule,
          PinCheckModule,
        ],
      },
      { logger: false, abortOnError: false },
    );
  });
  afterAll(async () => {
    await app.close();
    await Promise.all([smtp.down(), db.drop()]);
  });

  it('delivers the mail about a lock that an attempt causes', async () => {
    const policy = { maxLogonAttempts: 1, logonFailuresBeforePinReset: null };
    const owner = await mailboxes.aMailbox({ policy });
    await mailboxes.setPin(owner, '482915');
    await tryPin({ app }, owner, '000000');
    await app.get(OutboxRelay, { strict: false }).runOnce();
    await expect.poll(() => smtp.to(owner.address)).toHaveLength(1);
    expect(smtp.to(owner.address)[0]?.parsed.subject).toContain('locked');
  });

  it('reminds an owner of a PIN that expires', async () => {
    const owner = await mailboxes.aMailbox();
    await mailboxes.setPin(owner, '482915', { setAt: new Date(Date.now() - 57 * day) });
    await app.get(ExpiryReminders, { strict: false }).runOnce();
    await app.get(OutboxRelay, { strict: false }).runOnce();
    await expect.poll(() => smtp.to(owner.address)).toHaveLength(1);
  });
});
