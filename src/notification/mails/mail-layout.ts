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
  const { greeting, paragraphs, pin, details, policyText, closing, secrecy } = content;
  const blocks = [
    greeting,
    ...paragraphs,
    ...(pin ? [pin.label, pin.digits] : []),
    details.join('\n'),
    policyText.text,
    `${closing.question}${spaceAfter(closing.question)}${closing.advice}`,
    secrecy,
  ];
  return blocks.filter((block) => block !== '').join('\n\n') + '\n';
}

// The only colour is a grey that is visible on black and on white: dark mode then needs no style sheet,
// which many mail clients drop. Clients also drop styles of body, so the inner element has them.
// format-detection: a telephone would offer to dial the PIN.
function asHtml(content: MailContent): string {
  const { locale, subject, greeting, paragraphs, pin, details, policyText, closing, secrecy } =
    content;
  const blocks = [
    ...[greeting, ...paragraphs].map((words) => paragraph(escapeHtml(words))),
    ...(pin ? pinBlock(pin) : []),
    paragraph(details.map(escapeHtml).join('<br>\n')),
    policyText.text === '' ? '' : `<div style="margin:0 0 16px">${policyText.html}</div>`,
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
<div lang="${locale}" style="max-width:560px;padding:16px;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;overflow-wrap:break-word">
${blocks.join('\n')}
<div style="border-top:1px solid #808080;padding-top:16px">
${paragraph(`<strong>${escapeHtml(closing.question)}</strong>${spaceAfter(closing.question)}${escapeHtml(closing.advice)}`)}
${paragraph(escapeHtml(secrecy))}
</div>
</div>
</body>
</html>
`;
}

const paragraph = (html: string) => `<p style="margin:0 0 16px">${html}</p>`;

// user-select: one tap selects all digits.
const pinBlock = ({ label, digits }: LabelledPin) => [
  `<p style="margin:0 0 4px">${escapeHtml(label)}</p>`,
  `<p style="margin:0 0 16px;padding:12px 16px;border:2px solid #808080;border-radius:6px;font-family:Consolas,Menlo,'Courier New',monospace;font-size:32px;line-height:1.3;font-weight:bold;letter-spacing:3px;word-break:break-all;-webkit-user-select:all;user-select:all">${digits}</p>`,
];

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
