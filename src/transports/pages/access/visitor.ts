import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { MailboxScope } from '../../../accounts/mailbox-scope.js';
import type { Principal } from '../../../authentication/principal.js';
import type { Actor } from '../../../common/actor.js';
import type { PageForm } from './page-form.js';

/** A person who has signed in, and how far the right to this request goes. */
export interface Visitor {
  readonly principal: Principal;
  readonly by: Required<Actor>;
  /** The mailboxes that the request may touch; of an owner's page none. */
  readonly scope: MailboxScope;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by PageGuard; undefined if nobody has signed in. */
    visitor?: Visitor | undefined;
    /** Set by PageGuard for a POST. */
    pageForm?: PageForm | undefined;
  }
}

export function visitorOf({ visitor }: FastifyRequest): Visitor {
  if (!visitor) throw new Error('This page is for people who have signed in.');
  return visitor;
}

/** The person whom the guard has let in. */
export const CurrentVisitor = createParamDecorator((_: unknown, context: ExecutionContext) =>
  visitorOf(context.switchToHttp().getRequest()),
);

/** The form that the guard has read, and found to come from a page of this session. */
export const SentForm = createParamDecorator((_: unknown, context: ExecutionContext): PageForm => {
  const { pageForm } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!pageForm) throw new Error('This route has no PageGuard, or takes no form.');
  return pageForm;
});
