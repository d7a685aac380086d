import type { IncomingMessage } from 'node:http';
import { InvalidRequest } from './request.js';
import { readText } from './read-text.js';

export const formType = 'application/x-www-form-urlencoded';

/** These fields of a form that a phone system sends. */
export async function readForm<Name extends string>(
  request: IncomingMessage,
  maxBytes: number,
  names: readonly Name[],
): Promise<Partial<Record<Name, string>>> {
  return formFields(await readText(request, formType, maxBytes), names);
}

/**
 * These fields of a form, as far as it has them; nothing else of it is decoded or looked at.
 *
 * @throws InvalidRequest where a field has two values, or is no UTF-8
 */
export function formFields<Name extends string>(
  text: string,
  names: readonly Name[],
): Partial<Record<Name, string>> {
  const fields: Partial<Record<Name, string>> = {};
  for (const pair of text.split('&')) {
    const [encodedName = '', ...rest] = pair.split('=');
    const name = names.find((known) => known === decoded(encodedName));
    if (name === undefined) continue;
    const value = decoded(rest.join('='));
    if (value === undefined) throw new InvalidRequest(`${name} is not UTF-8 in percent encoding`);
    if (value !== (fields[name] ?? value)) throw new InvalidRequest(`${name} has two values`);
    fields[name] = value;
  }
  return fields;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
