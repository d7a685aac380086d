import { isPlainName } from '../../../accounts/account-rules.js';

/** A parameter of a query, from a form or a link of ours; undefined if there is none that can be looked for. */
export function queryText(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  return isPlainName(text) ? text : undefined;
}
