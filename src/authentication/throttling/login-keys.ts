import { createHash } from 'node:crypto';
import { nameKey } from '../../database/same-name.js';
import { clientNetwork } from '../../http-server/ip-address.js';

/** The keys that failed logins count for: digests, as a stranger may type a password as the login. */
export interface LoginKeys {
  /** The network that the attempt comes from. */
  readonly source: string;
  /** The login, from any source, whether or not it exists (P10). */
  readonly login: string;
  /** The login, compared as strictly as accounts are, from this source. */
  readonly pair: string;
}

/** @param source the network address that the attempt comes from */
export function loginKeys(login: string, source: string): LoginKeys {
  const network = clientNetwork(source);
  return {
    source: key('source', network),
    login: key('login', folded(login)),
    // A success grants attempts to the login that succeeded, and to no look-alike, whose password the owner
    // of the first could guess past the limit otherwise.
    pair: key('pair', `${nameKey(composed(login))}\n${network}`),
  };
}

function key(kind: keyof LoginKeys, text: string): string {
  return `${kind}:${createHash('sha256').update(text).digest('hex')}`;
}

/**
 * A letter and its accent are one character, whichever way a client sends them. A character that NFC would
 * exchange for another one, such as KELVIN SIGN for K, stays what it is, and so does the rest of its login.
 */
function composed(login: string): string {
  const keepsAll = Array.from(login).every((character) => character.normalize('NFC') === character);
  return keepsAll ? login.normalize('NFC') : login;
}

/**
 * Coarser than every comparison of logins: PostgreSQL's `lower`, and directories, which ignore case,
 * blanks, invisible characters and the forms of a letter (RFC 4518 2), and some of them accents.
 * If it were finer, each spelling of a login would have attempts of its own.
 */
function folded(login: string): string {
  return login
    .normalize('NFKD')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\p{Z}\p{C}\p{Default_Ignorable_Code_Point}]/gu, '');
}
