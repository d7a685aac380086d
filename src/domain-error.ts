/** Every way in which this service says no. Each transport maps all of them to its own words. */
export const refusals = {
  MailboxNotFound: 'there is no such mailbox',
  UmNotEnabled: 'the mailbox is not enabled for Unified Messaging',
  NoPinSatisfiesPolicy: 'no PIN was found that the policy accepts',
  NotificationRefused: 'the mail server refused the mail for good',
  NotificationUnavailable: 'the mail cannot be sent now',
  DeliveryUnconfirmed: 'the mail server has not confirmed the mail in time',
  ServerBusy: 'more is asked of the service than it can do in time',
  DatabaseUnavailable: 'the database cannot be used now',
} as const;

export type Refusal = keyof typeof refusals;

/** Ids and codes for the log; never a PIN, password, hash or key. */
export type Facts = Readonly<Record<string, string | number | boolean | undefined>>;

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
