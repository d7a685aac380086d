import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadConfig, loadQuickStartConfig, type Environment } from '../../src/config/config.js';
import type { Surroundings } from '../../src/run-service.js';
import { addDemoData, demoUsers } from './demo-data.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import { startMailCatcher } from './mail-catcher/mail-catcher.js';

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
      // There are only a few mailboxes to try it out with, and more than three mails are wanted.
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

const ownerOnly = { mode: 0o600 };

/** The settings that `umpin` needs to work on the same data as a running quick start. */
const shared = [
  'PUBLIC_URL',
  'MAIL_FROM',
  'DATABASE_URL',
  'SMTP_URL',
  'SEALING_KEYS',
  'PIN_BLOCKLIST_FILE',
  'MAX_GUESS_CHANCE_BEFORE_LOCK',
  'MAX_GUESS_CHANCE_PER_YEAR',
] as const;

/** The key ring of this data folder, made on the first start. */
async function sealingKeys(dataDir: string): Promise<string> {
  const file = join(dataDir, 'sealing-keys');
  try {
    return await readFile(file, 'utf8');
  } catch {
    const keys = `quick-start:${randomBytes(32).toString('base64')}`;
    await writeFile(file, keys, { ...ownerOnly, flag: 'wx' });
    return keys;
  }
}

/** Tells `npm run umpin` the settings of the running quick start. */
async function keepSettings(dataDir: string, settings: Environment): Promise<void> {
  const note = Object.fromEntries(shared.map((name) => [name, settings[name]]));
  const file = settingsFile(dataDir);
  await rm(file, { force: true });
  await writeFile(file, JSON.stringify(note), ownerOnly);
}

async function forgetSettings(dataDir: string): Promise<void> {
  await rm(settingsFile(dataDir), { force: true });
}

function settingsFile(dataDir: string): string {
  return join(dataDir, 'settings.json');
}

const request =
  '<?xml version="1.0" encoding="utf-8"?>' +
  '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>' +
  '<ResetPIN xmlns="http://schemas.microsoft.com/exchange/services/2006/messages"/>' +
  '</soap:Body></soap:Envelope>';

/** The text that a newcomer reads after the first start. */
function welcomeText(publicUrl: string, mailPage: string): string {
  const endpoint = `${publicUrl}/EWS/UM2007Legacy.asmx`;
  const accounts = demoUsers.map(({ login, password, remark }) =>
    `  ${login.padEnd(19)}${password.padEnd(13)}${remark}`.trimEnd(),
  );
  const [alice] = demoUsers;
  return `
umpin is ready.

  Pages     ${publicUrl}/
  ResetPIN  ${endpoint}   (contract: ?wsdl)
  Mail      ${mailPage}

Demonstration accounts:
${accounts.join('\n')}

Reset Alice's PIN, then read her mail:

curl -u ${alice?.login}:${alice?.password} -H 'Content-Type: text/xml; charset=utf-8' \\
  --data '${request}' \\
  ${endpoint}

Ctrl-C stops everything.
`;
}
