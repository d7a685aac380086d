import { z } from 'zod';
import { methodNotAllowed, type Operation } from '../../json-api/contract.js';
import { pathParameter } from '../../json-api/request-parameters.js';
import { failure, json } from './json.contract.js';

export const voiceMailAnswer = z.object({
  umEnabled: z.boolean().describe('Whether the mailbox is enabled for Unified Messaging.'),
  language: z.string().describe("Of the owner's prompts: BCP 47, such as de-AT."),
  oofStatus: z.boolean().describe('Whether callers are to hear the out-of-office greeting.'),
  missedCallNotificationEnabled: z
    .boolean()
    .describe('Whether the owner is to be told of missed calls.'),
  playOnPhoneDialString: z
    .string()
    .nullable()
    .describe(
      "Where to play messages to the owner: the owner's first extension unless another is set.",
    ),
  telephoneAccessFolderEmail: z
    .string()
    .nullable()
    .describe('The mail folder to be read out at the phone: a MAPI id in base64.'),
});

export const unknownAnswer = z.object({ result: z.literal('unknown') });

export const voiceMailOperation = {
  method: 'get',
  path: '/v1/mailboxes/{extension}/voice-mail',
  summary: 'What the owner of a mailbox has set',
  description:
    'For a dialplan that plays the greeting which the owner wants. It is not an attempt, and needs no PIN.',
  parameters: [pathParameter('extension', 'The extension or mail address of the mailbox.')],
  answers: {
    200: { meaning: 'The mailbox.', content: json(voiceMailAnswer) },
    400: failure('invalid', 'The name cannot be that of a mailbox.'),
    401: failure('unauthenticated', 'The API key is wrong or missing.', ['WWW-Authenticate']),
    404: {
      meaning: 'No mailbox, or two, that this phone system may ask about: play the usual greeting.',
      content: json(unknownAnswer),
    },
    405: methodNotAllowed('GET or HEAD'),
    500: failure('error', 'An error of the service; its log has the same request id.'),
    503: failure('unavailable', 'Play the usual greeting.', ['Retry-After']),
  },
} as const satisfies Operation;
