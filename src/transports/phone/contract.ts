import { z } from 'zod';

const text = z.string('must be a string');

const mailbox = text
  .min(1, 'must not be empty')
  .max(320, 'must be at most 320 characters long')
  .describe('The extension or mail address of the mailbox.');

const typed = z.string('must be a string: leading zeros count');

/** Made fit for the log instead of refused: a strange caller id must not keep its owner out of a mailbox. */
const remark = (about: string) =>
  text
    .transform((remarked) => remarked.slice(0, 128).replace(/[^\x20-\x7e]/g, '?'))
    .optional()
    .describe(`${about} For the log, which keeps 128 characters of it.`);

const remarks = {
  context: remark('The context of the mailbox in the phone system.'),
  callId: remark('The identifier of the call in the phone system.'),
  source: remark('The origin of the call.'),
};

// Unknown fields are ignored: phone systems send all that they have.
const requestBody = <Shape extends z.core.$ZodShape>(shape: Shape) =>
  z.object(shape, 'The body must be an object.');

export const verifyRequest = requestBody({
  mailbox,
  pin: typed.describe(
    'The typed digits, unchanged. Anything but exactly the PIN is a wrong attempt; an empty text is denied ' +
      'and is no attempt.',
  ),
  ...remarks,
});

export const changeRequest = requestBody({
  mailbox,
  oldPin: typed
    .optional()
    .describe(
      'The old PIN as it was typed. If it is missing, a right attempt through the same phone system ' +
        'in the last few minutes stands in for it.',
    ),
  newPin: typed.describe('The new PIN as it was typed.'),
  ...remarks,
});

export const checkRequest = changeRequest.omit({ oldPin: true });

export const voiceMailRequest = requestBody({ mailbox });

export const radiusRequest = requestBody({
  mailbox,
  pin: verifyRequest.shape.pin,
  nas: remark('The network access server that asks.'),
  explain: z
    .boolean('must be true or false')
    .optional()
    .describe(
      'true: a PIN that is accepted and has to be changed is answered with 200 and a Reply-Message, which rlm_rest ' +
        'takes for `updated`; the site has to accept that.',
    ),
});
