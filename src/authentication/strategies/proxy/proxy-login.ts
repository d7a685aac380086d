import type { Caller } from '../../caller.js';
import type { ExternalCallers } from '../external-callers.js';
import type { AuthenticationStrategy } from '../../authentication-strategy.js';
import type { CredentialsOf } from '../../credentials.js';

/** Callers of whom a trusted proxy has made sure. */
export class ProxyLogin implements AuthenticationStrategy<'proxy'> {
  readonly scheme = 'proxy';

  constructor(private readonly callers: ExternalCallers) {}

  /** @throws DomainError DatabaseUnavailable */
  verify({ login }: CredentialsOf<'proxy'>): Promise<Caller | undefined> {
    const address = login.includes('@') ? login : undefined;
    return this.callers.find({ login, address });
  }
}
