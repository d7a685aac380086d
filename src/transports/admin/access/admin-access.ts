import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { MailboxScope } from '../../../accounts/mailbox-scope.js';
import type { Actor } from '../../../common/actor.js';

/** An administrator, and how far the right to this request goes. */
export interface AdminAccess {
  readonly by: Required<Actor>;
  /** The mailboxes that the request may touch. */
  readonly scope: MailboxScope;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by AdminGuard. */
    adminAccess?: AdminAccess | undefined;
  }
}

/** The administrator that the guard has let in. */
export const CurrentAccess = createParamDecorator(
  (_: unknown, context: ExecutionContext): AdminAccess =>
    accessOf(context.switchToHttp().getRequest()),
);

export function accessOf({ adminAccess }: FastifyRequest): AdminAccess {
  if (!adminAccess) throw new Error('This route has no AdminGuard.');
  return adminAccess;
}
