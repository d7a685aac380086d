import { randomBytes } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Environment } from '../../src/config/config.js';

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
export async function sealingKeys(dataDir: string): Promise<string> {
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
export async function keepSettings(dataDir: string, settings: Environment): Promise<void> {
  const note = Object.fromEntries(shared.map((name) => [name, settings[name]]));
  const file = settingsFile(dataDir);
  await rm(file, { force: true });
  await writeFile(file, JSON.stringify(note), ownerOnly);
}

export async function forgetSettings(dataDir: string): Promise<void> {
  await rm(settingsFile(dataDir), { force: true });
}

function settingsFile(dataDir: string): string {
  return join(dataDir, 'settings.json');
}
