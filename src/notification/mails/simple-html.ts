import { compile } from 'html-to-text';
import sanitizeHtml from 'sanitize-html';
import { memoize } from '../../common/memoize.js';

/** The same words as sanitised HTML without attributes, and as plain text. */
export interface SimpleHtml {
  readonly html: string;
  readonly text: string;
}

const simpleTags = ['p', 'br', 'div', 'span', 'b', 'strong', 'i', 'em', 'u', 'ul', 'ol', 'li'];

// Converted to div: as bare text, a heading would run into the paragraph after it.
const blockTags = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'center', 'pre', 'td', 'th'];

// The elements that people use in mail texts. Not every `<word>` is a tag: "dial <extension>" and
// "ask <help@example.com>" are meant literally.
const htmlTag =
  /<\/?(?:a|b|blockquote|body|br|center|div|em|font|form|h[1-6]|hr|html|i|iframe|img|input|li|link|meta|object|ol|p|pre|script|small|span|strong|style|su[bp]|svg|t[dhrt]|table|u|ul)(?:[\s/][^<>]*)?>/i;
const characterReference = /&(?:#\d+|#x[\da-f]+|[a-z][\da-z]*);/i;

// The mail client wraps lines: it knows the width of its window.
const asText = compile({ wordwrap: false });

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
  return { html, text: asText(html).trim() };
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
