import type { Server } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../src/app.js';
import { loadConfig, type Environment } from '../../src/config.js';
import { createLogger } from '../../src/logging/logger.js';
import { aDatabase, type TestDatabase } from './database.js';
import { Mailboxes } from './mailboxes.js';
import { testSettings } from './settings.js';
import { SmtpSink } from './smtp-sink.js';

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

  static async start(settings: Environment = {}): Promise<TestService> {
    const db = await aDatabase();
    const smtp = await SmtpSink.start();
    const logs: string[] = [];
    const logger = createLogger('debug', { write: (line) => void logs.push(line) });
    const config = loadConfig({ ...testSettings(db.url, smtp.url), ...settings });
    const app = await createApp(config, logger);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return new TestService(app, db, smtp, logs);
  }

  get server(): Server {
    return this.app.getHttpServer();
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.smtp.down();
    await this.db.drop();
  }
}
