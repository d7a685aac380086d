/** [MS-OXDSCLI] 2.2.4.1.1.3.1: the codes, and messages that are ours but for the one of 600. */
export const poxErrors = {
  unknown: { code: 500, message: 'The email address cannot be found.' },
  notEnabled: { code: 501, message: 'Unified Messaging is not enabled for the email address.' },
  invalid: { code: 600, message: 'Invalid Request' },
  unavailable: { code: 601, message: 'Provider is not available' },
  internal: { code: 603, message: 'The service cannot be used now.' },
} as const;

export type PoxErrorName = keyof typeof poxErrors;

/** A request without settings for an answer. */
export class PoxError extends Error {
  override readonly name = 'PoxError';

  /** @param reason for the log only: never sent, and holds nothing of the request */
  constructor(
    readonly error: PoxErrorName,
    readonly reason: string,
  ) {
    super(reason);
  }
}
