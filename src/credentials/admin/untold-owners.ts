import type { MailboxScope } from '../../accounts/mailbox-scope.js';
import { ProvisioningError } from '../../accounts/provisioning-error.js';

/**
 * Waits for a change, and tells a caller with a scope nothing of the other owner of an extension, who may be outside
 * of it.
 */
export async function withUntoldOwners<T>(scope: MailboxScope, change: Promise<T>): Promise<T> {
  try {
    return await change;
  } catch (error) {
    const names = error instanceof ProvisioningError && error.because === 'extension-shared';
    if (!names || scope.kind === 'everyone') throw error;
    const problem =
      'an extension belongs to another mailbox, and a phone system would confuse them';
    throw new ProvisioningError([problem], { because: error.because, cause: error });
  }
}
