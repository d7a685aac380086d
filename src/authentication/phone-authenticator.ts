import { Injectable } from '@nestjs/common';
import {
  AccountsRepository,
  phoneSystemOf,
  type LoginAccount,
} from '../accounts/accounts.repository.js';
import { phoneRole } from '../accounts/account.entity.js';
import { ApiKey } from '../accounts/api-key.js';
import { readScope, within } from '../accounts/mailbox-scope.js';
import { basicChallenge, type Credentials, type CredentialsVerifier } from './credentials.js';
import { keyAccount } from './key-account.js';
import type { PhonePrincipal } from './principal.js';

/** Authenticates phone systems: by an API key, or by the word of a trusted proxy. */
@Injectable()
export class PhoneAuthenticator implements CredentialsVerifier<PhonePrincipal> {
  constructor(private readonly accounts: AccountsRepository) {}

  challenge(): string {
    return basicChallenge;
  }

  /**
   * The phone system, or undefined for every reason (P10). Passwords are not accepted: the owner of a
   * mailbox is not a phone system.
   *
   * @throws DomainError DatabaseUnavailable
   */
  async authenticate(credentials: Credentials): Promise<PhonePrincipal | undefined> {
    switch (credentials.scheme) {
      case 'bearer':
        return this.byKey(ApiKey.parse(credentials.token));
      // Asterisk (func_curl) and FreeSWITCH (mod_xml_curl) can send nothing else.
      case 'basic':
        return this.byKey(ApiKey.parse(credentials.password), credentials.login);
      case 'proxy':
        return this.byProxy(credentials.login);
    }
  }

  /**
   * The phone system with this login, without credentials: the configuration of this service names it.
   *
   * @throws DomainError DatabaseUnavailable
   */
  async named(login: string): Promise<PhonePrincipal | undefined> {
    return principalOf(await this.accounts.findByLogin(login));
  }

  private async byKey(key?: ApiKey, login?: string): Promise<PhonePrincipal | undefined> {
    if (!key) return undefined;
    const account = await keyAccount(this.accounts, key, login);
    if (account?.keyRole !== phoneRole) return undefined;
    const [phoneSystem, keyScope] = [principalOf(account), readScope(account.keyScope)];
    return (
      phoneSystem && keyScope && { ...phoneSystem, scope: within(phoneSystem.scope, keyScope) }
    );
  }

  /** As in ExternalPrincipals: a proxy cannot vouch for an account that has a password of its own. */
  private async byProxy(login: string): Promise<PhonePrincipal | undefined> {
    const account = await this.accounts.findByLogin(login);
    return account?.sealedPassword === null ? principalOf(account) : undefined;
  }
}

function principalOf(account: LoginAccount | undefined): PhonePrincipal | undefined {
  return account && phoneSystemOf(account);
}
