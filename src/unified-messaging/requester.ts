/** Whose PIN, at whose request. */
export interface Requester {
  /** The login of the caller. */
  readonly login: string;
  /** The mailbox of the caller; undefined for an account that has none. */
  readonly mailboxId: string | undefined;
  /** The network address that the request came from. */
  readonly source: string;
  /** When the request arrived, on the clock of `performance.now()`. */
  readonly arrivedAt: number;
  /** The name of the request in logs, answers and audit. */
  readonly requestId: string;
}
