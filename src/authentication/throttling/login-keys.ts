import { createHash } from 'node:crypto';
import { clientNetwork } from '../../http-server/connection-limit.js';

/** What failed logins are counted by: digests, as what strangers type as a login may be a password. */
export interface LoginKeys {
  /** The network that the try comes from. */
  readonly source: string;
  /** The login, from wherever, whether or not it exists (P10). */
  readonly login: string;
  /** The login, as it is written but for its case, from this source. */
  readonly pair: string;
}

/** @param source the network address that the try comes from */
export function loginKeys(login: string, source: string): LoginKeys {
  const network = clientNetwork(source);
  return {
    source: key('source', network),
    login: key('login', folded(login)),
    // Tries that a success here gives are for the login that succeeded, not for one like it.
    pair: key('pair', `${login.normalize('NFC').toLowerCase()}\n${network}`),
  };
}

function key(kind: keyof LoginKeys, text: string): string {
  return `${kind}:${createHash('sha256').update(text).digest('hex')}`;
}

/**
 * Coarser than anything that looks logins up: PostgreSQL's `lower`, and directories, which pass over
 * case, blanks, invisible characters and the forms of a letter (RFC 4518 2), some over accents too.
 * Were it finer, each spelling of one login would have tries of its own.
 */
function folded(login: string): string {
  return login
    .normalize('NFKD')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\p{Z}\p{C}\p{Default_Ignorable_Code_Point}]/gu, '');
}
