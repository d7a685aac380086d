import { describe, expect, it } from 'vitest';
import { judgeConnectionError } from './outcome.js';

const before = { connected: false, timeoutSeconds: 30 };
const connected = { connected: true, timeoutSeconds: 30 };
const openSsl = (reason: string) => `error:0A00045C:SSL routines:ssl3_read_bytes:${reason}`;

describe('an error of the connection', () => {
  it.each([
    ['ECONNREFUSED', /refuses connections/],
    ['ENOTFOUND', /name of the server is not known/],
    ['ERR_TLS_CERT_ALTNAME_INVALID', /for another name/],
    ['SELF_SIGNED_CERT_IN_CHAIN', /--ca/],
    ['ERR_CANCELED', /No connection came about in time \(30 s\)/],
    ['ECONNRESET', /before the request was sent/],
    ['ETIMEDOUT', /failed \(ETIMEDOUT\)/],
  ])('%s without a connection means that the service has not seen the request', (code, reason) => {
    const outcome = { outcome: 'unreached', reason: expect.stringMatching(reason) as string };
    expect(judgeConnectionError({ code }, before)).toEqual(outcome);
  });

  it.each([['ERR_CANCELED'], ['ECONNRESET'], ['ETIMEDOUT'], ['EPIPE'], ['EPROTO'], [undefined]])(
    '%s on a connection leaves it open whether the PIN is being reset',
    (code) => {
      expect(judgeConnectionError({ code }, connected)).toMatchObject({ outcome: 'unknown' });
    },
  );

  it.each([
    ['bad certificate', 42],
    ['certificate required', 116],
    ['handshake failure', 40],
  ])('is about a client certificate: %s, which comes before the request is read', (text, alert) => {
    const message = openSsl(`tlsv13 alert ${text}:rec_layer_s3.c:918:SSL alert number ${alert}`);
    for (const circumstances of [before, connected]) {
      const outcome = judgeConnectionError({ code: 'ERR_SSL', message }, circumstances);
      expect(outcome).toMatchObject({ outcome: 'unreached' });
      expect(outcome).toHaveProperty('reason', expect.stringContaining('client certificate'));
    }
  });

  it('from an alert after the request leaves the outcome unknown', () => {
    const message = openSsl('tlsv1 alert internal error:rec_layer_s3.c:918:SSL alert number 80');
    expect(judgeConnectionError({ message }, connected)).toEqual({
      outcome: 'unknown',
      reason: 'The server and this program do not agree on TLS: tlsv1 alert internal error.',
    });
  });
});
