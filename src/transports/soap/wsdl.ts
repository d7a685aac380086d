import { readFileSync } from 'node:fs';
import { escapeText } from '../xml/escape-text.js';

const template = readFileSync(new URL('um.wsdl', import.meta.url), 'utf8');

/**
 * The WSDL, um.wsdl, with the address under which callers reach the service.
 *
 * @param publicUrl scheme and authority (and a path before /EWS, if a proxy adds one), no slash at
 *   the end
 */
export function wsdlFor(publicUrl: string): string {
  return template.replace('PUBLIC_URL', () => escapeText(publicUrl));
}
