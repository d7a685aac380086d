/** Why a request with an Idempotency-Key is neither carried out nor answered again. */
export type IdempotencyTrouble = 'in-progress' | 'other-request';

export class IdempotencyConflict extends Error {
  override readonly name = 'IdempotencyConflict';

  /** @param retryAfterMs when the request will no longer be in progress, milliseconds from now */
  constructor(
    readonly trouble: IdempotencyTrouble,
    readonly retryAfterMs?: number,
  ) {
    super(`idempotency: ${trouble}`);
  }
}
