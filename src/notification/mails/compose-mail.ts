import { isMailAddress, isMessageId } from '../../common/mail-address.js';
import { languageOf } from './languages/language-of.js';
import type { MailTexts } from './languages/mail-texts.js';
import { mailClock, type MailClock } from './mail-clock.js';
import { layOut, type MailContent } from './mail-layout.js';
import type { Mail } from '../mail.js';
import { simpleHtml } from './simple-html.js';

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

/** The words that only one kind of mail has. */
export interface OwnWords extends Pick<MailContent, 'subject' | 'paragraphs' | 'pin' | 'closing'> {
  /** Lines that follow the extension and the number to dial. */
  readonly details: readonly string[];
  /** Plain or simple HTML. */
  readonly policyText?: string;
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
  const { details, policyText, ...words } = ownWords(
    texts,
    mailClock(texts, locale, facts.timeZone),
  );
  return {
    to: facts.to,
    subject: words.subject,
    ...layOut({
      ...words,
      locale,
      greeting: texts.greeting(oneLine(facts.displayName ?? '')),
      details: [...detailsOf(facts, texts), ...details],
      policyText: simpleHtml(policyText ?? ''),
      secrecy: texts.secrecy,
    }),
    messageId: facts.messageId,
    date: date.toISOString(),
  };
}

function detailsOf(facts: RecipientFacts, texts: MailTexts): string[] {
  const extension = oneLine(facts.extension ?? '');
  const accessNumber = oneLine(facts.accessNumber ?? '');
  return [
    ...(extension ? [`${texts.extension} ${extension}`] : []),
    ...(accessNumber ? [`${texts.accessNumber} ${accessNumber}`] : []),
  ];
}

// Text that others typed stays on its line and cannot change the reading direction of the text after it.
function oneLine(text: string): string {
  return text
    .replaceAll(/[\u202A-\u202E\u2066-\u2069]/g, '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}
