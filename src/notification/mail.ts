/** A complete mail to a mailbox owner: sending it twice gives the same mail twice (P4). */
export interface Mail {
  /** The only recipient, a bare address (RFC 5321 Mailbox). */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** RFC 5322 Message-ID with its angle brackets; the same on every attempt. */
  readonly messageId: string;
  /** When the mail was written, ISO 8601; becomes its Date header. */
  readonly date: string;
  /** The traceparent of the request that asked for it; not part of what is sent. */
  readonly trace?: string | undefined;
}
