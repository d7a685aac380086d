import { z } from 'zod';
import type { Answer, Operation } from '../operation.js';
import { radiusQuestion } from '../request.js';

/** An attribute for the answer to the client, as rlm_rest reads it. */
export const replyMessage = z.object({ 'reply:Reply-Message': z.string() });

const says = (meaning: string, fields?: Answer['fields']): Answer => ({
  meaning,
  content: { type: 'application/json', schema: replyMessage },
  ...(fields && { fields }),
});

export const radiusOperation = {
  method: 'post',
  path: '/v1/radius/authenticate',
  summary: "Check a PIN, for FreeRADIUS's rlm_rest",
  description:
    'Status codes as rlm_rest reads them in `authenticate`. PAP has no way to ask for another PIN: ' +
    'one that has to be changed is accepted.',
  request: { type: 'application/json', schema: radiusQuestion },
  answers: {
    204: { meaning: 'Accept.' },
    400: says('Reject: the question cannot be read.'),
    401: says(
      'Reject: not the PIN, a temporary PIN that was not changed in time, no such mailbox, one that ' +
        'this RADIUS server may not ask about; or the API key is wrong.',
      ['WWW-Authenticate'],
    ),
    403: says('Reject: locked after too many wrong tries.'),
    405: {
      meaning: 'Another method than POST.',
      content: { type: 'text/plain', schema: z.string() },
      fields: ['Allow'],
    },
    413: says('Reject: a body over 64 KiB, or what is configured instead.'),
    415: says('Reject: anything but JSON in UTF-8, not coded.'),
    500: says('Fail: a mistake of the service.'),
    503: says('Fail: the PIN cannot be checked now.', ['Retry-After']),
  },
} as const satisfies Operation;
