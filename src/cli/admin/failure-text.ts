import { ConfigError } from '../../config/config.js';
import { DatabaseStartError } from '../../database/start-error.js';
import { DomainError } from '../../common/domain-error.js';
import { ProvisioningError } from '../../accounts/provisioning-error.js';
import { Cancelled, CommandError, UnavailableError, UsageError } from '../shared/errors.js';

/**
 * The text of an error for the terminal. An unforeseen error shows its stack, for a report, but none of
 * its other properties: those of a failed statement include the values in it.
 */
export function failureText(error: unknown): string {
  // The last line is what a terminal still shows after a long help.
  if (error instanceof UsageError) return `${error.usage}\n\numpin: ${error.message}`.trimStart();
  const saysAll = [ConfigError, CommandError, UnavailableError, DatabaseStartError];
  if (saysAll.some((kind) => error instanceof kind)) return (error as Error).message;
  if (error instanceof ProvisioningError) return linesOf(error);
  if (error instanceof DomainError) return `umpin: ${error.message}${reasonOf(error)}.`;
  if (error instanceof Cancelled) return 'Cancelled.';
  return `umpin: an unforeseen error: ${error instanceof Error ? error.stack : 'unknown'}`;
}

/** One line for each problem that is named. */
export function linesOf({ problems, more }: Pick<ProvisioningError, 'problems' | 'more'>): string {
  const lines = problems.map((problem) => `umpin: ${problem}`);
  if (more > 0) lines.push(`umpin: … and ${more} more`);
  return lines.join('\n');
}

// ECONNREFUSED, ENOTFOUND or a SQLSTATE tells what to look for without showing an address.
function reasonOf({ cause }: DomainError): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return /^\w+$/.test(code) ? ` (${code})` : '';
}
