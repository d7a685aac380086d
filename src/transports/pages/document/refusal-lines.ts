import { ProvisioningError } from '../../../accounts/provisioning-error.js';

/**
 * The reasons of a refused change in words for an administrator.
 *
 * @throws the error, if it is none, or is about something that does not exist
 */
export function refusalLines(error: unknown): string[] {
  if (!(error instanceof ProvisioningError) || error.because === 'missing') throw error;
  const { problems, more } = error;
  return more > 0 ? [...problems, `… and ${more} more`] : [...problems];
}
