import type { Pin } from '../pin-policy/pin.js';
import { languageOf, type MailLanguage } from './languages/language-of.js';
import type { MailTexts, NewPinTexts, Occasion } from './languages/mail-texts.js';
import { isMailAddress, isMessageId } from '../mail-address.js';
import type { Mail } from './mail.js';
import { remembering } from './remembering.js';
import { escapeHtml, simpleHtml, type SimpleHtml } from './simple-html.js';

export interface NewPinFacts {
  readonly to: string;
  readonly displayName?: string;
  /** BCP 47 tag, such as `en` or `de-AT`. */
  readonly language: string;
  readonly pin: Pin;
  readonly extension?: string;
  /** What the owner dials to reach voice mail. */
  readonly accessNumber?: string;
  readonly issuedAt: Date;
  /** IANA name, such as `Europe/Vienna`. */
  readonly timeZone: string;
  readonly occasion: Occasion;
  /** The policy's ResetPINText: plain or simple HTML. */
  readonly resetPinText?: string;
  readonly messageId: string;
}

/**
 * The mail that brings a PIN to its owner. The same facts make the same mail.
 * @throws TypeError if `to` or `messageId` could break out of its header.
 * @throws RangeError if `timeZone` or `issuedAt` is none.
 */
export function newPinMail(facts: NewPinFacts): Mail {
  if (!isMailAddress(facts.to)) throw new TypeError('The recipient is not one mail address.');
  if (!isMessageId(facts.messageId)) throw new TypeError('The Message-ID is malformed.');
  const language = languageOf(facts.language);
  const content = contentOf(facts, language);
  return {
    to: facts.to,
    subject: content.words.subject,
    text: asText(content),
    html: asHtml(content, language.locale),
    messageId: facts.messageId,
    date: facts.issuedAt.toISOString(),
  };
}

interface Content {
  readonly words: NewPinTexts;
  readonly greeting: string;
  readonly pin: string;
  readonly details: readonly string[];
  readonly policyText: SimpleHtml;
  readonly secrecy: string;
}

function contentOf(facts: NewPinFacts, { texts, locale }: MailLanguage): Content {
  const extension = oneLine(facts.extension ?? '');
  const accessNumber = oneLine(facts.accessNumber ?? '');
  return {
    words: texts.newPin[facts.occasion],
    greeting: texts.greeting(oneLine(facts.displayName ?? '')),
    pin: facts.pin.reveal(),
    details: [
      ...(extension ? [`${texts.extension} ${extension}`] : []),
      ...(accessNumber ? [`${texts.accessNumber} ${accessNumber}`] : []),
      `${texts.issued} ${timeOfIssue(facts, texts, locale)}`,
    ],
    policyText: simpleHtml(facts.resetPinText ?? ''),
    secrecy: texts.secrecy,
  };
}

function asText({ words, greeting, pin, details, policyText, secrecy }: Content): string {
  const paragraphs = [
    greeting,
    words.introduction,
    words.pin,
    pin,
    details.join('\n'),
    policyText.text,
    `${words.unexpected.question} ${words.unexpected.advice}`,
    secrecy,
  ];
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n\n') + '\n';
}

// No colour but a grey that shows on black and on white: dark mode then needs no style sheet, which
// many mail clients drop. For the same reason all that matters is on the inner element, not on body.
// format-detection: a telephone would offer to dial the PIN. user-select: one tap marks all of it.
function asHtml(content: Content, locale: string): string {
  const { words, greeting, pin, details, policyText, secrecy } = content;
  const { question, advice } = words.unexpected;
  const paragraph = (html: string) => `<p style="margin:0 0 16px">${html}</p>`;
  const policySection = `<div style="margin:0 0 16px">${policyText.html}</div>`;
  return `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${escapeHtml(words.subject)}</title>
</head>
<body style="margin:0">
<div lang="${locale}" style="max-width:560px;padding:16px;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;overflow-wrap:break-word">
${paragraph(escapeHtml(greeting))}
${paragraph(escapeHtml(words.introduction))}
<p style="margin:0 0 4px">${escapeHtml(words.pin)}</p>
<p style="margin:0 0 16px;padding:12px 16px;border:2px solid #808080;border-radius:6px;font-family:Consolas,Menlo,'Courier New',monospace;font-size:32px;line-height:1.3;font-weight:bold;letter-spacing:3px;word-break:break-all;-webkit-user-select:all;user-select:all">${pin}</p>
${paragraph(details.map(escapeHtml).join('<br>\n'))}
${policyText.text === '' ? '' : policySection}
<div style="border-top:1px solid #808080;padding-top:16px">
${paragraph(`<strong>${escapeHtml(question)}</strong> ${escapeHtml(advice)}`)}
${paragraph(escapeHtml(secrecy))}
</div>
</div>
</body>
</html>
`;
}

function timeOfIssue(facts: NewPinFacts, texts: MailTexts, locale: string): string {
  const { issuedAt, timeZone } = facts;
  const formats = formatsFor(`${locale} ${timeZone}`);
  const zone = formats.zone.formatToParts(issuedAt).find((part) => part.type === 'timeZoneName');
  const [date, time] = [formats.date.format(issuedAt), formats.time.format(issuedAt)];
  // ICU puts a narrow no-break space before AM and PM, which old mail fonts lack.
  return texts.time(date, time, zone?.value ?? timeZone).replaceAll(/\s/g, ' ');
}

const formatsFor = remembering((localeAndZone: string) => {
  const [locale, timeZone] = localeAndZone.split(' ');
  return {
    date: new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }),
    // To the second: it tells the newer of two mails that follow each other closely.
    time: new Intl.DateTimeFormat(locale, { timeStyle: 'medium', timeZone }),
    zone: new Intl.DateTimeFormat(locale, { timeZoneName: 'long', timeZone }),
  };
});

// What others typed stays on its line and cannot turn the reading direction of what follows it.
function oneLine(text: string): string {
  return text
    .replaceAll(/[\u202A-\u202E\u2066-\u2069]/g, '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}
