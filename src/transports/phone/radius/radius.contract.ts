import { z } from 'zod';
import { methodNotAllowed, type Answer, type Operation } from '../../json-api/contract.js';
import { radiusRequest } from '../contract.js';

/** An attribute for the RADIUS reply, in the form that rlm_rest reads. */
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
    'Status codes as rlm_rest reads them in `authenticate`. PAP cannot ask for a new PIN, so one that ' +
    "has to be changed is accepted. Whoever has typed the right PIN is told in the mailbox owner's language why " +
    'it is no longer accepted or has to be changed.',
  request: { type: 'application/json', schema: radiusRequest },
  answers: {
    200: says('Accept, if the request has `explain`: the right PIN, and why it has to be changed.'),
    204: { meaning: 'Accept.' },
    400: says('Reject: the request cannot be read.'),
    401: says(
      'Reject: not the PIN, a temporary PIN that was not changed in time, no such mailbox, one that ' +
        'this RADIUS server may not ask about; or the API key is wrong.',
      ['WWW-Authenticate'],
    ),
    403: says('Reject: locked after too many wrong attempts.'),
    405: methodNotAllowed(),
    413: says('Reject: a body over 64 KiB, or over MAX_BODY_BYTES.'),
    415: says('Reject: a body that is not JSON in UTF-8, or has a content coding.'),
    500: says('Fail: an error of the service.'),
    503: says('Fail: the PIN cannot be checked now.', ['Retry-After']),
  },
} as const satisfies Operation;
