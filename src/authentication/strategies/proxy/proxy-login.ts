import type { Caller } from '../../caller.js';
import type { ExternalCallers } from '../external-callers.js';
import type { LoginMethod } from '../../login-method.js';
import type { PresentedBy } from '../../presented.js';

/** Callers of whom a trusted proxy has made sure. */
export class ProxyLogin implements LoginMethod<'proxy'> {
  readonly scheme = 'proxy';

  constructor(private readonly callers: ExternalCallers) {}

  /** @throws DomainError DatabaseUnavailable */
  verify({ login }: PresentedBy<'proxy'>): Promise<Caller | undefined> {
    const address = login.includes('@') ? login : undefined;
    return this.callers.find({ login, address });
  }
}
