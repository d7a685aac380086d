import type { z } from 'zod';
import type { MailboxScope } from '../../../accounts/mailbox-scope.js';
import type { MailboxView, PinView } from '../../../credentials/admin/mailbox-views.js';
import { timeText, timeTextOrNull } from '../contract.js';
import type { mailboxSchema, pinSchema } from './mailboxes.contract.js';

/** A mailbox as answers have it: nothing of other mailboxes for a caller who may not see all. */
export function mailboxAnswer(
  { pin, sharedExtensions, ...mailbox }: MailboxView,
  { kind }: MailboxScope,
): z.infer<typeof mailboxSchema> {
  const { mail } = pin;
  return {
    ...mailbox,
    sharedExtensions: sharedExtensions.map((shared) =>
      kind === 'everyone'
        ? { ...shared, with: [...shared.with], deniedBy: [...shared.deniedBy] }
        : { extension: shared.extension },
    ),
    pin: pinAnswer(pin),
    mail: mail && { ...mail, at: timeText(mail.at) },
  };
}

function pinAnswer(pin: PinView): z.infer<typeof pinSchema> {
  const { temporary, expired, verifiedBy, firstWanted, resetWanted } = pin;
  const { compromised, failedAttempts, locked } = pin;
  return {
    setAt: timeTextOrNull(pin.setAt),
    temporary,
    expiresAt: timeTextOrNull(pin.expiresAt),
    expired,
    verifiedAt: timeTextOrNull(pin.verifiedAt),
    verifiedBy,
    pendingDelivery: pin.pending,
    firstWanted,
    resetWanted,
    compromised,
    failedAttempts,
    locked,
    lockedAt: timeTextOrNull(pin.lockedAt),
  };
}
