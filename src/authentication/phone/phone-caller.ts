import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { MailboxScope } from '../../accounts/mailbox-scope.js';

/** A phone system, proven. */
export interface PhoneCaller {
  readonly login: string;
  /** The mailboxes it may ask about. */
  readonly scope: MailboxScope;
}

/** Where the guard leaves the phone system for the controller. */
export interface WithPhoneCaller {
  phoneCaller?: PhoneCaller | undefined;
}

/** The phone system that the guard let through. */
export const CurrentPhoneCaller = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const { phoneCaller } = context.switchToHttp().getRequest<WithPhoneCaller>();
  if (!phoneCaller) throw new Error('This route has no guard for phone systems.');
  return phoneCaller;
});
