import type { NamedUser } from '../../authentication/impersonation.js';
import { faults } from './faults.js';
import { isTypes, type NamespaceOptions } from './namespaces.js';
import { SoapFault } from './soap-fault.js';
import type { XmlElement } from '../xml/xml.js';

/**
 * Headers that name another user than the caller. If they were ignored, the caller's own PIN would be
 * reset instead, so they count with any namespace, actor and mustUnderstand.
 */
const namesAnotherUser = new Set([
  'ExchangeImpersonation',
  'SerializedSecurityContext',
  'OpenAsAdminOrSystemService',
]);

const identifiers = ['PrincipalName', 'SID', 'PrimarySmtpAddress', 'SmtpAddress'] as const;

/** Characters of an identifier; a mail address has at most 254 (RFC 5321 4.5.3.1.3). */
const maxLength = 256;

/**
 * Reads t:ExchangeImpersonation ([MS-OXWSCDATA] 2.2.4.22): the user to act for, by one name or, as
 * callers of Exchange 2007 do, by several. Undefined if the caller acts for itself.
 *
 * @throws SoapFault ErrorImpersonateUserDenied, ErrorInvalidExchangeImpersonationHeaderData
 */
export function readImpersonation(
  headers: readonly XmlElement[],
  options: NamespaceOptions,
): readonly NamedUser[] | undefined {
  const [header, ...more] = headers.filter(({ name }) => namesAnotherUser.has(name));
  if (!header) return undefined;
  const known = header.name === 'ExchangeImpersonation' && isTypes(header.namespace, options);
  // A header for another node on the way would be acted upon twice, or not at all.
  const elsewhere = header.attributes.some(({ name }) => name === 'actor');
  if (more.length > 0 || !known || elsewhere) throw denied('a header for another user');
  const [connectingSid, ...others] = header.children;
  if (connectingSid?.name !== 'ConnectingSID' || others.length > 0) {
    throw invalidHeader('not one ConnectingSID');
  }
  const users = connectingSid.children.map((child) => userNamedBy(child, header.namespace));
  if (users.length === 0) throw invalidHeader('an empty ConnectingSID');
  return users;
}

function userNamedBy({ name, namespace, children, text }: XmlElement, types: string): NamedUser {
  const by = identifiers.find((identifier) => identifier === name);
  const value = text.trim();
  if (!by || namespace !== types || children.length > 0) throw invalidHeader('unknown identifier');
  if (value === '' || value.length > maxLength) throw invalidHeader('an empty or long identifier');
  return { by, value };
}

function denied(reason: string): SoapFault {
  return new SoapFault(faults.ImpersonationDenied, reason);
}

function invalidHeader(reason: string): SoapFault {
  const message = 'The ExchangeImpersonation header names no user.';
  const responseCode = 'ErrorInvalidExchangeImpersonationHeaderData';
  return new SoapFault({ layout: 'errors', responseCode, message }, reason);
}
