import { createHash } from 'node:crypto';
import { clientNetwork } from '../../http-server/ip-address.js';

/** The keys that failed logins count for: digests, as a stranger may type a password as the login. */
export interface LoginKeys {
  /** The network that the attempt comes from. */
  readonly source: string;
  /** The login, from any source, whether or not it exists (P10). */
  readonly login: string;
  /** The login, compared without regard to case only, from this source. */
  readonly pair: string;
}

/** @param source the network address that the attempt comes from */
export function loginKeys(login: string, source: string): LoginKeys {
  const network = clientNetwork(source);
  return {
    source: key('source', network),
    login: key('login', folded(login)),
    // The attempts that a success grants are for the login that succeeded, not for a similar one.
    pair: key('pair', `${login.normalize('NFC').toLowerCase()}\n${network}`),
  };
}

function key(kind: keyof LoginKeys, text: string): string {
  return `${kind}:${createHash('sha256').update(text).digest('hex')}`;
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
