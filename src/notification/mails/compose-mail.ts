import { isMailAddress, isMessageId } from '../../common/mail-address.js';
import { memoize } from '../../common/memoize.js';
import type { LockedMailbox } from '../../credentials/mailboxes.repository.js';
import type { Mail } from '../mail.js';
import { languageOf } from './languages/language-of.js';
import type { MailTexts } from './languages/mail-texts.js';
import { layOut, simpleHtml, type MailContent } from './mail-layout.js';
import { spaceAfter } from './space-after.js';

/** Nest's token for the MailSettings. */
export const MAIL_SETTINGS = Symbol('MailSettings');

/** The settings that all mails of a site share. */
export interface MailSettings {
  /** The sender; its domain is the right-hand side of Message-IDs. */
  readonly from: string;
  /** IANA time zone of the times in mails. */
  readonly timeZone: string;
  /** The number that owners dial to reach voice mail. */
  readonly accessNumber: string | undefined;
}

/** The facts in every mail to a mailbox owner. */
export interface RecipientFacts {
  readonly to: string;
  readonly displayName?: string;
  /** BCP 47 tag, such as `en` or `de-AT`. */
  readonly language: string;
  readonly extension?: string;
  /** The number that the owner dials to reach voice mail. */
  readonly accessNumber?: string;
  /** IANA name, such as `Europe/Vienna`. */
  readonly timeZone: string;
  readonly messageId: string;
}

/** The facts about the owner that every mail contains. */
export function recipientOf(mailbox: LockedMailbox, id: string, facts: MailSettings) {
  const { from, timeZone, accessNumber } = facts;
  const domain = from.slice(from.lastIndexOf('@') + 1);
  return {
    to: mailbox.address,
    displayName: mailbox.displayName ?? undefined,
    language: mailbox.language,
    extension: mailbox.extensions[0],
    accessNumber,
    timeZone,
    messageId: `<${id}@${domain}>`,
  };
}

/** A line with one fact. */
type Detail = readonly [label: string, value: string | number];

/** The words that only one kind of mail has. */
export interface OwnWords extends Pick<MailContent, 'subject' | 'paragraphs' | 'pin' | 'closing'> {
  /** Paragraphs about the PIN, after it. */
  readonly remarks?: readonly string[];
  /** Lines that follow the extension and the number to dial. */
  readonly details: readonly Detail[];
  /** Plain or simple HTML. */
  readonly policyText?: string;
  /** Instead of an owner's, for those who are no owners. */
  readonly greeting?: string;
  /** Instead of what every owner is told about PINs, for those who are no owners. */
  readonly secrecy?: string;
}

/** Formats times for one time zone and one language. */
export interface MailClock {
  /** The day alone, for use in a sentence. */
  date(at: Date): string;
  /** Day, time and zone. */
  time(at: Date): string;
}

/**
 * A mail to the owner of a mailbox, written at `date`. The same facts make the same mail.
 *
 * @throws TypeError if `to` or `messageId` could break out of its header
 * @throws RangeError if `timeZone` or `date` is invalid
 */
export function composeMail(
  facts: RecipientFacts,
  date: Date,
  ownWords: (texts: MailTexts, clock: MailClock) => OwnWords,
): Mail {
  if (!isMailAddress(facts.to)) throw new TypeError('The recipient is not one mail address.');
  if (!isMessageId(facts.messageId)) throw new TypeError('The Message-ID is malformed.');
  const { texts, locale } = languageOf(facts.language);
  const {
    remarks = [],
    details,
    policyText,
    ...words
  } = ownWords(texts, mailClock(texts, locale, facts.timeZone));
  return {
    to: facts.to,
    subject: words.subject,
    ...layOut({
      ...words,
      locale,
      greeting: words.greeting ?? texts.greeting(oneLine(facts.displayName ?? '')),
      remarks,
      details: [...detailsOf(facts, texts), ...details].map(
        ([label, value]) => `${label}${spaceAfter(label)}${value}`,
      ),
      policyText: simpleHtml(policyText ?? ''),
      secrecy: words.secrecy ?? texts.secrecy,
    }),
    messageId: facts.messageId,
    date: date.toISOString(),
  };
}

function detailsOf(facts: RecipientFacts, texts: MailTexts): Detail[] {
  const extension = oneLine(facts.extension ?? '');
  const accessNumber = oneLine(facts.accessNumber ?? '');
  return [
    ...(extension ? [[texts.extension, extension] as const] : []),
    ...(accessNumber ? [[texts.accessNumber, accessNumber] as const] : []),
  ];
}

// Text that others typed stays on its line and cannot change the reading direction of the text after it.
export function oneLine(text: string): string {
  return text
    .replaceAll(/[\u202A-\u202E\u2066-\u2069]/g, '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** @throws RangeError if `timeZone` is invalid */
function mailClock(texts: MailTexts, locale: string, timeZone: string): MailClock {
  const formats = formatsFor(`${locale} ${timeZone}`);
  const zoneAt = (at: Date) =>
    formats.zone.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
  return {
    date: (at) => plainSpaces(formats.date.format(at)),
    time: (at) =>
      plainSpaces(texts.time(formats.date.format(at), formats.time.format(at), zoneAt(at))),
  };
}

const formatsFor = memoize((localeAndZone: string) => {
  const [locale, timeZone] = localeAndZone.split(' ');
  return {
    date: new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }),
    // To the second, so that the newer of two mails in quick succession can be recognised.
    time: new Intl.DateTimeFormat(locale, { timeStyle: 'medium', timeZone }),
    zone: new Intl.DateTimeFormat(locale, { timeZoneName: 'long', timeZone }),
  };
});

// ICU puts a narrow no-break space before AM and PM, which old fonts lack.
function plainSpaces(text: string): string {
  return text.replaceAll(/\s/g, ' ');
}
