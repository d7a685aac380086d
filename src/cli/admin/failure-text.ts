import { ConfigError } from '../../config/config.js';
import { DatabaseStartError } from '../../database/start-error.js';
import { DomainError } from '../../common/domain-error.js';
import { ProvisioningError } from '../../common/provisioning-error.js';
import { Cancelled, CommandError, UsageError } from '../shared/errors.js';

/**
 * What to tell whoever is at the terminal. Of an unforeseen error the stack, for a report; never its
 * other properties, which of a failed statement would be the values that went into it.
 */
export function failureText(error: unknown): string {
  if (error instanceof UsageError) return `umpin: ${error.message}\n\n${error.usage}`;
  const saysAll = [ConfigError, CommandError, DatabaseStartError];
  if (saysAll.some((kind) => error instanceof kind)) return (error as Error).message;
  if (error instanceof ProvisioningError) return linesOf(error);
  if (error instanceof DomainError) return `umpin: ${error.message}${reasonOf(error)}.`;
  if (error instanceof Cancelled) return 'Cancelled.';
  return `umpin: an unforeseen error: ${error instanceof Error ? error.stack : 'unknown'}`;
}

/** One line each, as far as they are named. */
export function linesOf({ problems, more }: Pick<ProvisioningError, 'problems' | 'more'>): string {
  const lines = problems.map((problem) => `umpin: ${problem}`);
  if (more > 0) lines.push(`umpin: … and ${more} more`);
  return lines.join('\n');
}

// ECONNREFUSED, ENOTFOUND, a SQLSTATE: what to look for, and nothing of the address.
function reasonOf({ cause }: DomainError): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return /^\w+$/.test(code) ? ` (${code})` : '';
}
