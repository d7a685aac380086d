/** All refusals of this service. Each transport maps every one of them to its own words. */
export const refusals = {
  MailboxNotFound: 'there is no such mailbox',
  UmNotEnabled: 'the mailbox is not enabled for Unified Messaging',
  DialStringInvalid: 'that is no number to be dialled',
  ObjectIdInvalid: 'that is no id of a folder or message',
  CallIdInvalid: 'the mailbox has no such call',
  NoCallBackend: 'no phone system makes calls for this service',
  CallFailed: 'the phone system did not do what it was asked for',
  NoPinSatisfiesPolicy: 'no PIN was found that the policy accepts',
  NotificationRefused: 'the mail server refused the mail for good',
  NotificationUnavailable: 'the mail cannot be sent now',
  DeliveryUnconfirmed: 'the mail server has not confirmed the mail in time',
  TooManyResets: 'more resets are asked for than the limits allow',
  TooManyFailedLogins: 'too many logins have failed',
  ImpersonationDenied: 'the caller may not act for that user',
  ImpersonatedUserNotFound: 'there is no mailbox of the user to act for',
  SidUnknown: 'no directory gives SIDs',
  ImpersonationAmbiguous: 'the names to act for are not those of one user',
  DirectoryUnavailable: 'who is calling cannot be asked now',
  ServerBusy: 'more is asked of the service than it can do in time',
  DatabaseUnavailable: 'the database cannot be used now',
} as const;

export type Refusal = keyof typeof refusals;

/** Refusals before the request was examined: there is nothing to record, and a later attempt may succeed. */
export const transientRefusals: ReadonlySet<Refusal> = new Set([
  'DatabaseUnavailable',
  'ServerBusy',
]);

/** Ids and codes for the log; never a PIN, password, hash or key. */
export type Facts = Readonly<Record<string, string | number | boolean | undefined>> & {
  /** When another attempt may succeed, milliseconds from now. */
  readonly retryAfterMs?: number;
};

/** A refusal that a use case throws and a transport translates. */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly refusal: Refusal,
    readonly facts: Facts = {},
    options?: ErrorOptions,
  ) {
    super(refusals[refusal], options);
  }
}
