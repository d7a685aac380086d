import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  loadCommandConfig,
  loadQuickStartConfig,
  nothingConfigured,
  type Config,
  type Environment,
} from '../../config/config.js';
import { CommandError, UnavailableError } from '../shared/errors.js';

export interface Settings {
  readonly config: Config;
  /** Whether they are those of the quick start, which may not be running. */
  readonly quickStart: boolean;
}

/** The running quick start writes its settings to it, under the names of environment variables. */
const settingsFile = 'settings.json';

export const nothingToTalkTo =
  'No database is configured and no quick start is running here.\n' +
  'Start one with npm start, or set DATABASE_URL and the other settings of .env.example.';

/**
 * The service's settings: from the environment or, if nothing is configured, from the quick start, so
 * that the command works beside it without any setting.
 *
 * @param env the process's own unless given
 * @param load which of the settings are read and checked; what a command needs unless given
 * @throws ConfigError, CommandError, UnavailableError
 */
export function loadSettings(env?: Environment, load = loadCommandConfig): Settings {
  if (!nothingConfigured(env)) return { config: load(env), quickStart: false };
  const file = join(loadQuickStartConfig(env).dataDir, settingsFile);
  return { config: load(readSettings(file)), quickStart: true };
}

function readSettings(file: string): Environment {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new UnavailableError(nothingToTalkTo);
    }
    throw new CommandError(
      `The quick start's settings cannot be read: ${(error as Error).message}`,
    );
  }
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(text));
  } catch {
    throw new CommandError(`${file} does not hold the settings of a quick start.`);
  }
}
