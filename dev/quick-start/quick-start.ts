import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { loadConfig, loadQuickStartConfig } from '../../src/config/config.js';
import type { Surroundings } from '../../src/run-service.js';
import { addDemoData } from './demo-data.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import { startMailCatcher } from './mail-catcher/mail-catcher.js';
import { forgetSettings, keepSettings, sealingKeys } from './quick-start-files.js';
import { welcomeText } from './welcome.js';

/**
 * Supplies everything that a newcomer's machine lacks: a database, a mail server that shows its mail,
 * keys, and users whose PINs can be reset. All of it is real, on the loopback interface, and kept
 * between runs.
 *
 * @throws Error naming the port that is taken and the setting that changes it.
 */
export async function startQuickStart(): Promise<Surroundings> {
  const { dataDir, postgresPort, smtpPort, mailPagePort, environment } = loadQuickStartConfig();
  // Other users may pass through: if root starts this, PostgreSQL runs as another user.
  await mkdir(dataDir, { recursive: true, mode: 0o711 });

  const postgres = await naming(
    'QUICK_START_POSTGRES_PORT',
    startEmbeddedPostgres({
      dataDir: join(dataDir, 'postgres'),
      port: postgresPort,
      database: 'umpin',
    }),
  );
  try {
    const catcher = await naming(
      'QUICK_START_SMTP_PORT or QUICK_START_MAIL_PAGE_PORT',
      startMailCatcher({ smtpPort, httpPort: mailPagePort }),
    );
    const settings = {
      HOST: '127.0.0.1',
      METRICS: 'true',
      PUBLIC_URL: `http://localhost:${environment.PORT ?? '8080'}`,
      MAIL_FROM: 'voicemail@example.com',
      // There are only three mailboxes to try it out with, and more than three mails are wanted.
      RESETS_PER_MAILBOX_PER_HOUR: '60',
      ...environment,
      DATABASE_URL: postgres.url,
      SMTP_URL: `smtp://127.0.0.1:${catcher.smtpPort}`,
      SEALING_KEYS: await sealingKeys(dataDir),
    };
    await addDemoData(loadConfig(settings));
    await keepSettings(dataDir, settings);
    return {
      settings,
      welcome: (config) => {
        const mailPage = `http://localhost:${catcher.httpPort}/`;
        process.stdout.write(welcomeText(config.soap.publicUrl, mailPage));
      },
      stop: async () => {
        await forgetSettings(dataDir);
        await catcher.stop();
        await postgres.stop();
      },
    };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

/** Adds the setting that chooses another port to the error of a taken one. */
async function naming<T>(setting: string, start: Promise<T>): Promise<T> {
  try {
    return await start;
  } catch (error) {
    if (!(error instanceof Error) || !/^Port \d+ is taken/.test(error.message)) throw error;
    throw new Error(`${error.message} (Setting: ${setting}.)`, { cause: error });
  }
}
