import type { Server } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { expect } from 'vitest';
import { createApp } from '../../src/http-server/app.js';
import { loadConfig, type Environment } from '../../src/config/config.js';
import { createLogger } from '../../src/logging/logger.js';
import { OutboxMessage } from '../../src/notification/outbox/outbox-message.entity.js';
import { aDatabase, type TestDatabase } from './database.js';
import { Mailboxes, type TestMailbox } from './mailboxes.js';
import { testSettings } from './settings.js';
import { SmtpSink, type SmtpSinkOptions } from './smtp-sink.js';

/** The whole service on a database of its own, with a real SMTP server behind it. */
export class TestService extends Mailboxes {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly db: TestDatabase,
    readonly smtp: SmtpSink,
    /** Every line that was logged. */
    readonly logs: string[],
  ) {
    super(db.dataSource);
  }

  static async start(
    settings: Environment = {},
    mailServer: SmtpSinkOptions = {},
  ): Promise<TestService> {
    const db = await aDatabase();
    const smtp = await SmtpSink.start(mailServer);
    const logs: string[] = [];
    const app = await anInstance({ ...testSettings(db.url, smtp.url), ...settings }, logs);
    return new TestService(app, db, smtp, logs);
  }

  /** Another instance on the same database and mail server, to be closed before this one stops. */
  another(settings: Environment = {}): Promise<NestFastifyApplication> {
    const { db, smtp, logs } = this;
    return anInstance({ ...testSettings(db.url, smtp.url), ...settings }, logs);
  }

  get server(): Server {
    return this.app.getHttpServer();
  }

  /** The mails for an owner that wait in the outbox, including mail under way. */
  waitingMails({ mailboxId }: TestMailbox): Promise<number> {
    return this.db.dataSource.manager.countBy(OutboxMessage, { mailboxId });
  }

  /**
   * Until no mail for an owner waits any more. The service delivers it by itself; a run of the relay in a
   * test would return at once where the service has just claimed the mail.
   */
  async allMailed(owner: TestMailbox): Promise<void> {
    await expect.poll(() => this.waitingMails(owner)).toBe(0);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.smtp.down();
    await this.db.drop();
  }
}

async function anInstance(settings: Environment, logs: string[]): Promise<NestFastifyApplication> {
  const logger = createLogger('debug', { write: (line) => void logs.push(line) });
  const app = await createApp(loadConfig(settings), logger);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}
