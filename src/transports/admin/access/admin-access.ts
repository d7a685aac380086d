import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { within, type MailboxScope } from '../../../accounts/mailbox-scope.js';
import type { Principal } from '../../../authentication/principal.js';
import type { Actor } from '../../../common/actor.js';
import type { Right } from './rights.js';

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

/** The mailboxes that a right covers for a principal: those of all its roles that have it. Undefined: no right. */
export function scopeOfRight(
  { administers = {} }: Principal,
  { roles, over }: Right,
): MailboxScope | undefined {
  const scopes = roles.flatMap((role) => {
    const scope = administers[role];
    if (!scope || (over === 'service' && scope.kind !== 'everyone')) return [];
    return role === 'helpdesk' ? [within(scope, { kind: 'ordinary' })] : [scope];
  });
  const [first, ...others] = scopes;
  const everyone = scopes.find(({ kind }) => kind === 'everyone');
  return everyone ?? (others.length > 0 ? { kind: 'any', of: scopes } : first);
}
