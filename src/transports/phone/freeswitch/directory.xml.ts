import { randomBytes } from 'node:crypto';
import { escapeText } from '../../xml/escape-text.js';

export interface DirectoryUser {
  readonly id: string;
  readonly domain: string;
}

/** After this FreeSWITCH asks its next directory. */
export const notFound = documentOf('result', '<result status="not found"/>');

/** A user with a new random password each time: FreeSWITCH would accept that password if it was typed. */
export function userXml(user: DirectoryUser): string {
  const unknownToAll = randomBytes(32).toString('hex');
  return userWith(user, `<params><param name="vm-password" value="${unknownToAll}"/></params>`);
}

/** A user whose PIN change has failed; mod_voicemail looks for this element only. */
export function refusedXml(user: DirectoryUser): string {
  return userWith(user, '<result success="false"/>');
}

function userWith({ id, domain }: DirectoryUser, content: string): string {
  return documentOf(
    'directory',
    `<domain name="${escapeText(domain)}"><user id="${escapeText(id)}">${content}</user></domain>`,
  );
}

function documentOf(section: string, content: string): string {
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>' +
    `<document type="freeswitch/xml"><section name="${section}">${content}</section></document>`
  );
}
