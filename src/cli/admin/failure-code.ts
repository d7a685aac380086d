import { ProvisioningError } from '../../accounts/provisioning-error.js';
import { DomainError, type Refusal } from '../../common/domain-error.js';
import { ConfigError } from '../../config/config.js';
import { Cancelled, CommandError, exitCode, UsageError } from '../shared/errors.js';

/** Whether a refusal is a no, or nobody could say. */
const codes: Record<Refusal, number> = {
  MailboxNotFound: exitCode.refused,
  UmNotEnabled: exitCode.refused,
  DialStringInvalid: exitCode.refused,
  ObjectIdInvalid: exitCode.refused,
  CallIdInvalid: exitCode.refused,
  NoCallBackend: exitCode.refused,
  CallFailed: exitCode.unavailable,
  NoPinSatisfiesPolicy: exitCode.refused,
  NotificationRefused: exitCode.refused,
  NotificationUnavailable: exitCode.unavailable,
  DeliveryUnconfirmed: exitCode.unavailable,
  TooManyResets: exitCode.refused,
  TooManyFailedLogins: exitCode.refused,
  ImpersonationDenied: exitCode.refused,
  ImpersonatedUserNotFound: exitCode.refused,
  SidUnknown: exitCode.refused,
  ImpersonationAmbiguous: exitCode.refused,
  DirectoryUnavailable: exitCode.unavailable,
  ServerBusy: exitCode.unavailable,
  DatabaseUnavailable: exitCode.unavailable,
};

/** The exit code for an error; after one that was not foreseen, the outcome is unknown. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof Cancelled) return exitCode.cancelled;
  if (error instanceof DomainError) return codes[error.refusal];
  if (error instanceof ProvisioningError) return exitCode.refused;
  const wrong = [UsageError, CommandError, ConfigError];
  return wrong.some((kind) => error instanceof kind) ? exitCode.usage : exitCode.unavailable;
}
