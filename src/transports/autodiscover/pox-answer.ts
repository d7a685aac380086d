import { createHash } from 'node:crypto';
import { escapeText } from '../xml/escape-text.js';
import { poxErrors, type PoxErrorName } from './pox-error.js';
import { namespacesOf, type Spelling } from './pox-namespaces.js';

export interface PoxSettings {
  readonly displayName: string;
  readonly address: string;
  /** Of the voice-mail web service. */
  readonly umUrl: string;
}

const declaration = '<?xml version="1.0" encoding="utf-8"?>';

/**
 * The answer of [MS-OXDSCLI] 2.2.4, with nothing but what is ours. Clients look for UMUrl in the protocol by which
 * they reach the mailbox: EXCH inside of a network, EXPR from outside.
 */
export function writeSettings(
  { displayName, address, umUrl }: PoxSettings,
  spelling: Spelling,
): string {
  const { envelope, answer } = namespacesOf(spelling);
  const protocol = (type: string) =>
    `<Protocol><Type>${type}</Type><UMUrl>${escapeText(umUrl)}</UMUrl></Protocol>`;
  return (
    `${declaration}<Autodiscover xmlns="${envelope}"><Response xmlns="${answer}">` +
    `<User><DisplayName>${escapeText(displayName)}</DisplayName>` +
    `<AutoDiscoverSMTPAddress>${escapeText(address)}</AutoDiscoverSMTPAddress></User>` +
    `<Account><AccountType>email</AccountType><Action>settings</Action>` +
    `${protocol('EXCH')}${protocol('EXPR')}</Account></Response></Autodiscover>`
  );
}

/**
 * The answer without settings.
 *
 * @param server of which the answer has a hash, in place of the name of a computer
 */
export function writePoxError(name: PoxErrorName, server: string, spelling: Spelling): string {
  const { envelope } = namespacesOf(spelling);
  const { code, message } = poxErrors[name];
  const time = new Date().toISOString().slice(11, 23);
  const id = createHash('sha256').update(server).digest().readUInt32BE();
  return (
    `${declaration}<Autodiscover xmlns="${envelope}"><Response xmlns="${envelope}">` +
    `<Error Time="${time}" Id="${id}"><ErrorCode>${code}</ErrorCode>` +
    `<Message>${message}</Message><DebugData /></Error></Response></Autodiscover>`
  );
}
