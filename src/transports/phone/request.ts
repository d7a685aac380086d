import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { PhoneRequest } from '../../pin-check/phone-pin.service.js';

/** The phone system that the guard has authenticated, and its request. */
export const CurrentPhoneRequest = createParamDecorator(
  (_: unknown, context: ExecutionContext): PhoneRequest => {
    const { phonePrincipal, ip, id } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!phonePrincipal) throw new Error('This route has no PhoneAuthenticationGuard.');
    return { principal: phonePrincipal, source: ip, requestId: id };
  },
);

const text = z.string('must be a string');

const mailbox = text
  .min(1, 'must not be empty')
  .max(320, 'must be at most 320 characters long')
  .describe('The extension or mail address of the mailbox, whoever it belongs to.');

const typed = z.string('must be a string: leading zeros count');

/** Made fit for the log instead of refused: a strange caller id must not keep its owner out of a mailbox. */
const remark = (about: string) =>
  text
    .transform((remarked) => remarked.slice(0, 128).replace(/[^\x20-\x7e]/g, '?'))
    .optional()
    .describe(`${about} For the log, which keeps 128 characters of it.`);

const remarks = {
  context: remark('The context of the mailbox in the phone system.'),
  callId: remark('What the phone system calls the call.'),
  source: remark('Where the call comes from.'),
};

// Unknown fields are no error: phone systems send what they have.
const question = <Shape extends z.core.$ZodShape>(shape: Shape) =>
  z.object(shape, 'The body must be an object.');

export const verifyQuestion = question({
  mailbox,
  pin: typed.describe('What was typed, whole. Anything but the PIN to the letter is a wrong try.'),
  ...remarks,
});

export const changeQuestion = question({
  mailbox,
  oldPin: typed
    .optional()
    .describe(
      'What was typed as the old PIN. Without it, a right try through the same phone system, ' +
        'a few minutes ago, stands in for it.',
    ),
  newPin: typed.describe('What was typed as the new PIN.'),
  ...remarks,
});

export const radiusQuestion = question({
  mailbox,
  pin: verifyQuestion.shape.pin,
  nas: remark('The network access server that asks.'),
});
