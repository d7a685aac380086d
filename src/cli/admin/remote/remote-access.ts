import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ApiKey } from '../../../accounts/api-key.js';
import { isLoopback } from '../../../common/loopback.js';
import type { Environment } from '../../../config/config.js';
import { CommandError } from '../../shared/errors.js';

/** Where the admin API is, and the key that opens it. */
export interface RemoteAccess {
  readonly url: URL;
  readonly key: ApiKey;
}

/**
 * Reads where a command is to be carried out. The key is never an argument.
 *
 * @param option of the command line; UMPIN_URL unless given
 * @param folder the start of relative paths
 * @throws CommandError
 */
export function readRemoteAccess(
  option: string | undefined,
  env: Environment,
  folder = '',
): RemoteAccess {
  const text = option ?? env.UMPIN_URL ?? '';
  const url = readUrl(text, option === undefined ? 'UMPIN_URL' : '--url');
  return { url, key: readKey(env, folder) };
}

function readUrl(text: string, name: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
    throw new CommandError(`${name} must be a whole address that begins with https://.`);
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new CommandError(`${name} must hold a host and a path, and nothing else.`);
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw new CommandError(
      `${name} must begin with https://, or the key would cross the network in clear.`,
    );
  }
  return url;
}

function readKey(env: Environment, folder: string): ApiKey {
  const { UMPIN_API_KEY: given, UMPIN_API_KEY_FILE: file } = env;
  if (given && file) throw new CommandError('Set UMPIN_API_KEY or UMPIN_API_KEY_FILE, not both.');
  if (!given && !file) {
    throw new CommandError(
      'Set UMPIN_API_KEY, or UMPIN_API_KEY_FILE to the path of a file with the key.',
    );
  }
  const text = file ? readKeyFile(resolve(folder, file)) : (given ?? '');
  const key = ApiKey.parse(text.trim());
  if (!key) {
    throw new CommandError(
      `${given ? 'UMPIN_API_KEY' : 'UMPIN_API_KEY_FILE'} does not hold an API key.`,
    );
  }
  return key;
}

function readKeyFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new CommandError(`The file of UMPIN_API_KEY_FILE cannot be read (${code}).`);
  }
}
