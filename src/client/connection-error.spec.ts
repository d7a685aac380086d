import { expect, it } from 'vitest';
import { judgeConnectionError } from './connection-error.js';

it.each([
  ['ECONNREFUSED', /refuses connections/],
  ['ENOTFOUND', /name of the server is not known/],
  ['EPROTO', /does not speak TLS/],
  ['ERR_TLS_CERT_ALTNAME_INVALID', /for another name/],
  ['SELF_SIGNED_CERT_IN_CHAIN', /--ca/],
])('%s means that the service has not seen the request', (code, reason) => {
  const outcome = { outcome: 'unreached', reason: expect.stringMatching(reason) as string };
  expect(judgeConnectionError(code, 30)).toEqual(outcome);
});

it.each([['ERR_CANCELED'], ['ECONNRESET'], ['ETIMEDOUT'], ['EPIPE'], [undefined]])(
  '%s leaves it open whether the PIN is being reset',
  (code) => {
    expect(judgeConnectionError(code, 30)).toMatchObject({ outcome: 'unknown' });
  },
);
