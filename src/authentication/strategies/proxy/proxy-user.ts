import { decodeText } from '../../basic-credentials.js';
import { isPlainName } from '../../../accounts/plain-name.js';

/**
 * The login of a user whom a proxy names as `DOMAIN\user`, `user@REALM`, `user` or by a mail address.
 *
 * @param domain what makes a bare user, and one of a Windows domain, a mail address: for sites of one
 *   domain, as its name is dropped
 * @returns undefined for what names nobody clearly
 */
export function readProxyUser(field: string, domain: string | undefined): string | undefined {
  // Node hands over bytes, one in a character.
  const text = decodeText(Buffer.from(field, 'latin1'));
  const [, prefix, user, realm] = /^(?:([^\\@]+)\\)?([^\\@]+)(@[^\\@]+)?$/.exec(text) ?? [];
  if (user === undefined || (prefix !== undefined && realm !== undefined)) return undefined;
  const login = domain === undefined || realm !== undefined ? text : `${user}@${domain}`;
  return isPlainName(login) ? login : undefined;
}
