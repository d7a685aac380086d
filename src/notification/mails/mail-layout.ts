import { compile } from 'html-to-text';
import sanitizeHtml from 'sanitize-html';
import { memoize } from '../../common/memoize.js';
import { spaceAfter } from './space-after.js';
import type { Closing } from './languages/mail-texts.js';

/** The parts of a mail, in reading order. */
export interface MailContent {
  readonly locale: string;
  readonly subject: string;
  readonly greeting: string;
  readonly paragraphs: readonly string[];
  /** Displayed prominently, ready to be copied. */
  readonly pin?: LabelledPin;
  /** Paragraphs about the PIN, after it. */
  readonly remarks: readonly string[];
  /** One line each. */
  readonly details: readonly string[];
  readonly policyText: SimpleHtml;
  readonly closing: Closing;
  readonly secrecy: string;
}

export interface LabelledPin {
  readonly label: string;
  readonly digits: string;
}

/** The same words as sanitised HTML without attributes, and as plain text. */
export interface SimpleHtml {
  readonly html: string;
  readonly text: string;
}

/** The same words as plain text and as HTML. */
export function layOut(content: MailContent): { text: string; html: string } {
  return { text: asText(content), html: asHtml(content) };
}

function asText(content: MailContent): string {
  const { greeting, paragraphs, pin, remarks, details, policyText, closing, secrecy } = content;
  const blocks = [
    greeting,
    ...paragraphs,
    ...(pin ? [pin.label, pin.digits] : []),
    ...remarks,
    details.join('\n'),
    policyText.text,
    `${closing.question}${spaceAfter(closing.question)}${closing.advice}`,
    secrecy,
  ];
  return blocks.filter((block) => block !== '').join('\n\n') + '\n';
}

// Tables, because Outlook lays out by Word, which knows no padding and no width of anything else; fixed, so that
// a long word breaks instead of widening them. The only colour is a grey that is visible on black and on white:
// whether a client inverts colours or not, there is nothing to become unreadable, and dark mode needs no style
// sheet, which many clients drop. They also drop body, so the table has its language, and each cell its font.
// The head is short: a terminal that shows the source shows the PIN on its first page.
function asHtml(content: MailContent): string {
  const { locale, subject, greeting, paragraphs, pin, remarks, details, policyText } = content;
  const { closing, secrecy } = content;
  const opening = [greeting, ...paragraphs].map((text) => paragraph(escapeHtml(text)));
  const facts = [
    ...remarks.map((text) => paragraph(escapeHtml(text))),
    ...(details.length > 0 ? [paragraph(details.map(escapeHtml).join('<br>\n'))] : []),
    ...(policyText.text === '' ? [] : [`<div style="margin:0 0 16px">${policyText.html}</div>`]),
  ];
  return `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${escapeHtml(subject)}</title>
</head>
<body style="margin:0">
<table ${layoutTable} lang="${locale}" width="100%" style="width:100%;max-width:592px;table-layout:fixed">
<tr><td style="${cell}">
${[...opening, ...(pin ? pinRows(pin) : []), ...facts].join('\n')}
</td></tr>
<tr><td style="padding:0 16px"><table ${layoutTable} width="100%"><tr><td style="border-top:1px solid #808080;padding:16px 0 0;${words}">
${paragraph(`<strong>${escapeHtml(closing.question)}</strong>${spaceAfter(closing.question)}${escapeHtml(closing.advice)}`)}
${paragraph(escapeHtml(secrecy))}
</td></tr></table></td></tr>
</table>
</body>
</html>
`;
}

// To screen readers, a table for layout is no table.
const layoutTable = 'role="presentation" border="0" cellspacing="0" cellpadding="0"';

const words =
  'font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;overflow-wrap:break-word';

const cell = `padding:16px 16px 0;${words}`;

const paragraph = (html: string) => `<p style="margin:0 0 16px">${html}</p>`;

/**
 * The digits are one piece of text, without anything between them: a double click selects them all, and what is
 * copied can be typed.
 * - `a` without `href` is no link, and keeps clients from making one of a telephone number: WebKit, which draws
 *   mails for Apple Mail and most apps on iOS, leaves alone what it detects inside any `a`
 *   (searchForLinkRemovingExistingDDLinks), while Mail often ignores format-detection. Zero-width characters
 *   would stop more clients, but would be copied. WebKit detects across elements, so a `span` for each digit
 *   would not stop it, and would hide the PIN in the source. A client that removes both has the last word.
 * - `role="img"` with a label: screen readers say the digits one by one, not a number of thousands. Names of
 *   elements without a role are prohibited (WAI-ARIA 1.2), and mostly ignored.
 * - user-select: one tap selects all digits.
 * - In the source, which some terminals show, they begin a line.
 */
const pinRows = ({ label, digits }: LabelledPin) => [
  `<p style="margin:0 0 4px">${escapeHtml(label)}</p>`,
  '</td></tr>',
  `<tr><td style="padding:0 16px"><table ${layoutTable}><tr><td style="${pinCell}"><a role="img" aria-label="${Array.from(digits).join(' ')}" style="${pinText}"`,
  `>${digits}</a></td></tr></table></td></tr>`,
  `<tr><td style="${cell}">`,
];

// 24 digits, the most, fit on a line of a wide window, and on two of a telephone's.
const pinCell =
  "padding:12px 16px;border:2px solid #808080;border-radius:6px;font-family:Consolas,Menlo,'Courier New',monospace;font-size:28px;line-height:1.3;font-weight:bold;letter-spacing:3px;word-break:break-all";

const pinText = 'color:inherit;text-decoration:none;-webkit-user-select:all;user-select:all';

const simpleTags = ['p', 'br', 'div', 'span', 'b', 'strong', 'i', 'em', 'u', 'ul', 'ol', 'li'];

// Converted to div: as bare text, a heading would run into the paragraph after it.
const blockTags = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'center', 'pre', 'td', 'th'];

// The elements that people use in mail texts. Not every `<word>` is a tag: "dial <extension>" and
// "ask <help@example.com>" are meant literally.
const htmlTag =
  /<\/?(?:a|b|blockquote|body|br|center|div|em|font|form|h[1-6]|hr|html|i|iframe|img|input|li|link|meta|object|ol|p|pre|script|small|span|strong|style|su[bp]|svg|t[dhrt]|table|u|ul)(?:[\s/][^<>]*)?>/i;
const characterReference = /&(?:#\d+|#x[\da-f]+|[a-z][\da-z]*);/i;

// The mail client wraps lines: it knows the width of its window.
const htmlToText = compile({ wordwrap: false });

/**
 * Reads a text that may be "plain or simple HTML", as Exchange defines ResetPINText. A text with a tag or a
 * character reference is HTML; otherwise line breaks, `<` and `&` are literal. This guess affects only the
 * appearance: both kinds pass the sanitiser.
 */
export const simpleHtml = memoize((source: string): SimpleHtml => {
  const isHtml = htmlTag.test(source) || characterReference.test(source);
  const html = sanitizeHtml(isHtml ? source : withLineBreaks(escapeHtml(source)), {
    allowedTags: simpleTags,
    allowedAttributes: {},
    transformTags: Object.fromEntries(blockTags.map((tag) => [tag, 'div'])),
  }).trim();
  return { html, text: htmlToText(html).trim() };
});

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function withLineBreaks(html: string): string {
  return html.replaceAll(/\r\n?|\n/g, '<br>');
}
