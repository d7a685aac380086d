import type { DomainError, Refusal } from '../../common/domain-error.js';
import type { Fault } from './soap-fault.js';

// No exception names but InvalidObjectIdException are published: the others are our own, as
// docs/reference/faults.md says. The response codes are those of Exchange Web Services.
const notificationFailed = (responseCode: string, message: string): Fault => ({
  layout: 'exception',
  exceptionType: 'NotificationFailedException',
  responseCode,
  message,
});

/** The fault for each refusal. A refusal without a row does not compile. */
export const faults: Record<Refusal, Fault> = {
  MailboxNotFound: {
    layout: 'errors',
    responseCode: 'ErrorNonExistentMailbox',
    message: 'The account has no mailbox.',
  },
  UmNotEnabled: {
    layout: 'exception',
    exceptionType: 'UserNotUmEnabledException',
    responseCode: 'ErrorUserNotUnifiedMessagingEnabled',
    message: 'The user is not enabled for Unified Messaging.',
  },
  DialStringInvalid: {
    layout: 'exception',
    exceptionType: 'InvalidPhoneNumberException',
    responseCode: 'ErrorInvalidPhoneNumber',
    message: 'The dial string is not a telephone number.',
  },
  // Word for word as [MS-OXWUMS] 4.15.
  ObjectIdInvalid: {
    layout: 'exception',
    exceptionType: 'InvalidObjectIdException',
    responseCode: 'ErrorInvalidId',
    message: "The object identifier isn't valid",
  },
  CallIdInvalid: {
    layout: 'exception',
    exceptionType: 'InvalidCallIdException',
    responseCode: 'ErrorInvalidPhoneCallId',
    message: 'The mailbox has no such call.',
  },
  NoCallBackend: {
    layout: 'exception',
    exceptionType: 'UmServerNotFoundException',
    responseCode: 'ErrorUnifiedMessagingServerNotFound',
    message: 'No phone system makes calls for this service.',
  },
  CallFailed: {
    layout: 'exception',
    exceptionType: 'CallFailedException',
    responseCode: 'ErrorUnifiedMessagingRequestFailed',
    message: 'The phone system cannot make the call now.',
  },
  NoPinSatisfiesPolicy: {
    layout: 'exception',
    exceptionType: 'PinPolicyException',
    responseCode: 'ErrorInternalServerError',
    message: 'No PIN satisfies the PIN policy of the mailbox.',
  },
  NotificationRefused: notificationFailed(
    'ErrorInternalServerError',
    'The mail server refused the mail with the new PIN. The old PIN is still valid.',
  ),
  NotificationUnavailable: notificationFailed(
    'ErrorInternalServerTransientError',
    'The mail with the new PIN cannot be sent now. The old PIN is still valid.',
  ),
  DeliveryUnconfirmed: notificationFailed(
    'ErrorInternalServerTransientError',
    'The mail with the new PIN is not confirmed. The old PIN is valid until the mail arrives.',
  ),
  TooManyResets: {
    layout: 'errors',
    responseCode: 'ErrorServerBusy',
    message: 'Too many resets were asked for. Try again later. The PIN was not changed.',
  },
  TooManyFailedLogins: {
    layout: 'errors',
    responseCode: 'ErrorServerBusy',
    message: 'Too many logins have failed. Try again later.',
  },
  ImpersonationDenied: {
    layout: 'errors',
    responseCode: 'ErrorImpersonateUserDenied',
    message: 'The account does not have permission to impersonate the requested user.',
  },
  ImpersonatedUserNotFound: {
    layout: 'errors',
    responseCode: 'ErrorNonExistentMailbox',
    message: 'The user to be impersonated has no mailbox.',
  },
  SidUnknown: {
    layout: 'errors',
    responseCode: 'ErrorInvalidSid',
    message: 'Users cannot be named by their SID here.',
  },
  ImpersonationAmbiguous: {
    layout: 'errors',
    responseCode: 'ErrorInvalidExchangeImpersonationHeaderData',
    message: 'The ExchangeImpersonation header names more than one user.',
  },
  DirectoryUnavailable: {
    layout: 'errors',
    responseCode: 'ErrorInternalServerTransientError',
    message: 'The caller cannot be authenticated now. Nothing was changed.',
  },
  ServerBusy: {
    layout: 'errors',
    responseCode: 'ErrorServerBusy',
    message: 'The server is too busy now. Nothing was changed.',
    backOffMilliseconds: 5_000,
  },
  DatabaseUnavailable: {
    layout: 'errors',
    responseCode: 'ErrorInternalServerTransientError',
    message: 'The service cannot be used now. The old PIN is still valid.',
  },
};

/** The fault for a refusal, with the refusal's own time to wait if it has one. */
export function faultOf({ refusal, facts: { retryAfterMs } }: DomainError): Fault {
  const fault = faults[refusal];
  if (fault.layout !== 'errors' || retryAfterMs === undefined) return fault;
  return { ...fault, backOffMilliseconds: retryAfterMs };
}

/** SOAP 1.1 §6.2 prescribes 500. Password guessers do not speak SOAP: 429 (RFC 6585 4). */
export function statusOf(refusal: Refusal): number {
  return refusal === 'TooManyFailedLogins' ? 429 : 500;
}

/** The answer to unauthenticated callers, the same for every reason (P10). */
export const accessDenied: Fault = {
  layout: 'errors',
  responseCode: 'ErrorAccessDenied',
  message: 'Access is denied. Check credentials and try again.',
};

/** The answer to an unexpected error; the log has it under the same request id. */
export const internalError = (requestId: string): Fault => ({
  layout: 'errors',
  responseCode: 'ErrorInternalServerError',
  message: `An internal server error occurred. Request id: ${requestId}`,
});
