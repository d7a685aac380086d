import type { Mailbox } from './mailbox.entity.js';

/** What owners set for their voice mail, under the names of [MS-OXWUMS] GetUMProperties. */
export type VoiceMailProperties = Pick<
  Mailbox,
  | 'oofStatus'
  | 'missedCallNotificationEnabled'
  | 'playOnPhoneDialString'
  | 'telephoneAccessFolderEmail'
>;

/** As Exchange has them for a new mailbox. */
export const defaultVoiceMail: VoiceMailProperties = {
  oofStatus: false,
  missedCallNotificationEnabled: true,
  playOnPhoneDialString: null,
  telephoneAccessFolderEmail: null,
};

/**
 * Whether a text can be dialled. [MS-OXWUMS] 3.1.4.8.2.1 asks for a telephone number of RFC 3966: digits, with *
 * and #, a + before them, and visual separators. The greatest length is our choice: that of a number with the
 * prefixes of any dial plan.
 */
export function isDialString(text: string): boolean {
  if (text.length > maxDialStringLength) return false;
  return /^\+?[0-9*#.() -]+$/.test(text) && /[0-9*#]/.test(text);
}

/**
 * Whether a text is the entry id of a folder or message ([MS-OXCDATA] 2.2.4.1 and 2.2.4.2: 46 and 70 bytes) in base64
 * (RFC 4648 4). Whose it is cannot be seen; that ids of other stores are taken, of 20 to 256 bytes, is our choice.
 */
export function isObjectId(text: string): boolean {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) return false;
  const { length } = Buffer.from(text, 'base64');
  return length >= 20 && length <= 256;
}

const maxDialStringLength = 64;
