import { escapeText } from '../xml/escape-text.js';
import { namespaces } from './namespaces.js';

/** The content of an answer that returns nothing, as [MS-OXWUMS] 4.10 shows it. */
export const nothing = (): string => '';

/** An element of an answer with a text, in the namespace of the element around it. */
export function element(name: string, text: string): string {
  return `<${name}>${escapeText(text)}</${name}>`;
}

/**
 * The whole answer of an operation, without a header, in the caller's namespace. The operation is one of our
 * names, never text of the request, so it is not escaped.
 *
 * @param content the children of the response element, escaped
 */
export function writeAnswer(operation: string, namespace: string, content: string): string {
  const name = `${operation}Response`;
  const start = `<${name} xmlns="${escapeText(namespace)}"`;
  return (
    '<?xml version="1.0" encoding="utf-8"?>' +
    `<soap:Envelope xmlns:soap="${namespaces.soap}"` +
    ` xmlns:xsi="${namespaces.xsi}" xmlns:xsd="${namespaces.xsd}"><soap:Body>` +
    (content === '' ? `${start} />` : `${start}>${content}</${name}>`) +
    '</soap:Body></soap:Envelope>'
  );
}
