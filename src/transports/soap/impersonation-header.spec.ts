import { describe, expect, it } from 'vitest';
import { readEnvelope } from './envelope.js';
import { namespaces } from './namespaces.js';
import { SoapFault } from './soap-fault.js';

const { soap, messages, types, typesHttps } = namespaces;

function read(headers: string, acceptHttpsNamespace = true) {
  const text =
    `<s:Envelope xmlns:s="${soap}" xmlns:t="${types}"><s:Header>${headers}</s:Header>` +
    `<s:Body><ResetPIN xmlns="${messages}"/></s:Body></s:Envelope>`;
  return readEnvelope(text, { acceptHttpsNamespace }).impersonated;
}

function codeOf(headers: string): string | undefined {
  try {
    read(headers);
    return undefined;
  } catch (error) {
    const fault = error instanceof SoapFault ? error.fault : undefined;
    return fault?.layout === 'errors' ? fault.responseCode : fault?.layout;
  }
}

const header = (content: string, attributes = '') =>
  `<t:ExchangeImpersonation ${attributes}>${content}</t:ExchangeImpersonation>`;
const sid = (content: string) => `<t:ConnectingSID>${content}</t:ConnectingSID>`;
const bob = sid('<t:PrincipalName>bob@example.com</t:PrincipalName>');

// [MS-OXWSCDATA] 2.2.4.22
describe('an ExchangeImpersonation header', () => {
  it('is optional: without it callers act for themselves', () => {
    expect(read('')).toBeUndefined();
    expect(read('<t:RequestServerVersion Version="Exchange2010"/>')).toBeUndefined();
  });

  it.each(['PrincipalName', 'SID', 'PrimarySmtpAddress', 'SmtpAddress'] as const)(
    'names the user by %s',
    (by) => {
      expect(read(header(sid(`<t:${by}> x </t:${by}>`)))).toEqual([{ by, value: 'x' }]);
    },
  );

  it('may name one user several times, with mustUnderstand and the next actor', () => {
    const both = sid('<t:SmtpAddress>a</t:SmtpAddress><t:PrincipalName>b</t:PrincipalName>');
    expect(read(header(both, 's:mustUnderstand="1"'))).toEqual([
      { by: 'SmtpAddress', value: 'a' },
      { by: 'PrincipalName', value: 'b' },
    ]);
  });

  it('may have the https:// namespace if the setting accepts it', () => {
    const copied =
      `<ExchangeImpersonation xmlns="${typesHttps}"><ConnectingSID>` +
      '<SmtpAddress>a</SmtpAddress></ConnectingSID></ExchangeImpersonation>';
    expect(read(copied)).toEqual([{ by: 'SmtpAddress', value: 'a' }]);
    expect(() => read(copied, false)).toThrow(SoapFault);
  });

  it.each<[string, string]>([
    ['two of them', header(bob) + header(bob)],
    ['one beside a SerializedSecurityContext', `${header(bob)}<t:SerializedSecurityContext/>`],
    ['one for another actor', header(bob, 's:actor="urn:other"')],
    ['one of another namespace', '<ExchangeImpersonation xmlns="urn:x"/>'],
  ])('is refused: %s', (_, headers) => {
    expect(codeOf(headers)).toBe('ErrorImpersonateUserDenied');
  });

  it.each<[string, string]>([
    ['no content', header('')],
    ['two ConnectingSIDs', header(bob + bob)],
    ['another element', header('<t:Bob/>')],
    ['a ConnectingSID of another namespace', header('<ConnectingSID xmlns="urn:x"/>')],
    ['nobody', header(sid(''))],
    ['an identifier of another namespace', header(sid('<x:SID xmlns:x="urn:x">a</x:SID>'))],
    ['an unknown identifier', header(sid('<t:Mailbox>a</t:Mailbox>'))],
    ['blanks', header(sid('<t:SID> \n</t:SID>'))],
    ['257 characters', header(sid(`<t:SID>${'x'.repeat(257)}</t:SID>`))],
  ])('is refused as invalid with %s', (_, headers) => {
    expect(codeOf(headers)).toBe('ErrorInvalidExchangeImpersonationHeaderData');
  });
});
