import { Injectable, type CanActivate } from '@nestjs/common';
import { DomainError } from '../../common/domain-error.js';
import { ResetPinService } from '../../pin-reset/reset-pin.service.js';

/**
 * Refuses at the door what would be refused at the end of the queue: under an overload, saying no
 * must not cost what it takes to serve those who are in.
 */
@Injectable()
export class BusyGuard implements CanActivate {
  constructor(private readonly resets: ResetPinService) {}

  /** @throws DomainError ServerBusy */
  canActivate(): boolean {
    if (this.resets.full) throw new DomainError('ServerBusy');
    return true;
  }
}
