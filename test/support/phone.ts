import type { Verdict } from '../../src/unified-messaging/sign-in.js';
import { VerifyPinService } from '../../src/unified-messaging/verify-pin.service.js';
import type { TestService } from './app.js';
import type { TestMailbox } from './mailboxes.js';

/** A try at the core behind all doors, as the phone system `by`. */
export function tryPin(
  { app }: Pick<TestService, 'app'>,
  { mailboxId, address }: TestMailbox,
  typed: string,
  by = 'pbx',
): Promise<Verdict> {
  const verifyPin = app.get(VerifyPinService, { strict: false });
  return verifyPin.verify({ name: address, mailboxId, typed, by: { actor: by } });
}
