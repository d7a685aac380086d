import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { MailboxScope } from '../accounts/mailbox-scope.js';

/** Who is calling, proven. */
export interface Caller {
  readonly login: string;
  readonly mailboxId: string | undefined;
  /** Whom the caller may act for (the role ApplicationImpersonation); undefined: nobody. */
  readonly impersonates?: MailboxScope | undefined;
}

/** Where the guard leaves the caller for the controller. */
export interface WithCaller {
  caller?: Caller | undefined;
}

/** The caller that the guard let through. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const { caller } = context.switchToHttp().getRequest<WithCaller>();
  if (!caller) throw new Error('This route has no caller guard.');
  return caller;
});

/** Nobody we know: one reason for every case, so that no answer tells who exists (P10). */
export class NotAuthenticated extends Error {
  override readonly name = 'NotAuthenticated';

  /** @param challenge how to try again; undefined where nothing would help */
  constructor(readonly challenge: string | undefined) {
    super('The caller is not authenticated.');
  }
}
