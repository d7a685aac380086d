import { DomainError } from '../../../common/domain-error.js';

/** Long work of the same kind is under way already. */
export class WorkUnderWay extends DomainError {
  /** @param kind such as `an audit verification` */
  constructor(
    readonly kind: string,
    retryAfterMs: number,
  ) {
    super('ServerBusy', { kind, retryAfterMs });
  }
}
