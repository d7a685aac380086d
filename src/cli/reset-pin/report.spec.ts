import { describe, expect, it } from 'vitest';
import { explain } from './report.js';

describe('the explanation of a fault', () => {
  it.each([
    [{ responseCode: 'ErrorAccessDenied' }, /user name or the password is wrong/],
    [{ responseCode: 'ErrorUserNotUnifiedMessagingEnabled' }, /not enabled for voice mail/],
    [{ exceptionType: 'UserNotUmEnabledException' }, /not enabled for voice mail/],
    [{ responseCode: 'ErrorNonExistentMailbox' }, /no mailbox/],
    [{ responseCode: 'ErrorServerBusy', retryAfterSeconds: 30 }, /Try again in 30 seconds\.$/],
    [{ responseCode: 'ErrorInternalServerTransientError' }, /Try again in a while/],
    [{ responseCode: 'ErrorInternalServerError' }, /Tell the helpdesk/],
    [{ responseCode: 'ErrorInvalidRequest' }, /did not understand/],
    [{ faultCode: 'MustUnderstand' }, /did not understand/],
    [{ faultCode: 'Server' }, /does not know/],
  ])('says what %j means for the caller', (fault, words) => {
    expect(explain(fault)).toMatch(words);
  });

  it.each([['ErrorInternalServerError'], ['ErrorInternalServerTransientError']])(
    'says that the old PIN is valid when the mail was not delivered (%s)',
    (responseCode) => {
      const fault = { exceptionType: 'NotificationFailedException', responseCode };
      expect(explain(fault)).toMatch(/could not be delivered.*old PIN is still valid/);
    },
  );
});
