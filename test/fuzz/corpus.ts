import { readFileSync } from 'node:fs';

const soap = 'http://schemas.xmlsoap.org/soap/envelope/';
const messages = 'http://schemas.microsoft.com/exchange/services/2006/messages';
const types = 'http://schemas.microsoft.com/exchange/services/2006/types';

const fixture = (name: string) =>
  readFileSync(new URL(`../fixtures/soap/${name}`, import.meta.url), 'utf8');

const impersonating = (identifier: string, value: string) =>
  `<soap:Header><t:ExchangeImpersonation xmlns:t="${types}"><t:ConnectingSID>` +
  `<t:${identifier}>${value}</t:${identifier}></t:ConnectingSID></t:ExchangeImpersonation></soap:Header>`;

const withHeader = (header: string) =>
  `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="${soap}">${header}` +
  `<soap:Body><ResetPIN xmlns="${messages}"/></soap:Body></soap:Envelope>`;

/** Requests as real callers send them: what the mutations start from. */
export const corpus: readonly string[] = [
  fixture('reset-pin.request.xml'),
  fixture('reset-pin-https.request.xml'),
  fixture('ksoap2.request.xml'),
  // EWS clients
  withHeader(
    `<soap:Header><t:RequestServerVersion xmlns:t="${types}" Version="Exchange2013"/>` +
      `<t:MailboxCulture xmlns:t="${types}">de-DE</t:MailboxCulture></soap:Header>`,
  ),
  // One who acts for another
  withHeader(impersonating('PrimarySmtpAddress', 'bob@example.com')),
  withHeader(impersonating('PrincipalName', 'bob@example.com')),
  withHeader(impersonating('SID', 'S-1-5-21-1-2-3-500')),
  // A mandatory header, and one for another actor
  withHeader(
    `<soap:Header><x xmlns="urn:x" soap:mustUnderstand="1" soap:actor="urn:y"/></soap:Header>`,
  ),
  withHeader(`<soap:Header><x xmlns="urn:x" soap:mustUnderstand="1"/></soap:Header>`),
  // SOAP::Lite
  `<?xml version="1.0" encoding="UTF-8"?><soap:Envelope` +
    ` soap:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/" xmlns:soap="${soap}"` +
    ` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soap:Body>` +
    `<ResetPIN xmlns="${messages}" xsi:nil="true"/></soap:Body></soap:Envelope>`,
  // Prefixes for everything, comments and CDATA
  `<!-- a --><S:Envelope xmlns:S="${soap}" xmlns:m="${messages}"><S:Body><!-- b -->` +
    `<m:ResetPIN> <![CDATA[ ]]></m:ResetPIN></S:Body></S:Envelope>`,
];
