import { randomBytes } from 'node:crypto';
import { escapeText } from '../../xml/escape-text.js';

export interface DirectoryUser {
  readonly id: string;
  readonly domain: string;
}

/** What lets FreeSWITCH ask its next directory. */
export const nobody = documentOf('result', '<result status="not found"/>');

/** A user whose password is made up anew each time: FreeSWITCH compares it with what is typed. */
export function userXml(user: DirectoryUser): string {
  const nobodyKnows = randomBytes(32).toString('hex');
  return userWith(user, `<params><param name="vm-password" value="${nobodyKnows}"/></params>`);
}

/** A user whose change of PIN has failed: mod_voicemail looks for nothing but this. */
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
