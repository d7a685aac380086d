import type { EntityManager } from 'typeorm';
import { readScope } from '../../accounts/mailbox-scope.js';
import type { Credentials } from '../credentials.js';
import { ApiKey } from '../../accounts/api-key.js';
import {
  allPhoneAccounts,
  type PhoneAccount,
  type PhoneAccountsRepository,
} from '../../accounts/phone-accounts.repository.js';
import type { PhoneCaller } from './phone-caller.js';

/** Compared where there is no key of that id, so that unknown and wrong go the same way (P10). */
const digestOfNothing = '0'.repeat(64);

/** Tells which phone system is asking: by its key, or by the word of somebody we trust. */
export class PhoneCallers {
  constructor(private readonly accounts: PhoneAccountsRepository) {}

  /**
   * The phone system, or undefined whatever the reason (P10). A password is never looked at: who
   * owns a mailbox is no phone system.
   *
   * @throws DomainError DatabaseUnavailable
   */
  async prove(presented: Credentials): Promise<PhoneCaller | undefined> {
    switch (presented.scheme) {
      case 'bearer':
        return this.byKey(ApiKey.parse(presented.token));
      // Asterisk (func_curl) and FreeSWITCH (mod_xml_curl) can do no other.
      case 'basic':
        return this.byKey(ApiKey.parse(presented.password), presented.login);
      case 'proxy':
        return this.byProxy(presented.login);
    }
  }

  /**
   * The phone system of this login, where it need not prove anything: whoever configured this
   * service says so.
   *
   * @throws DomainError DatabaseUnavailable
   */
  async named(login: string): Promise<PhoneCaller | undefined> {
    return callerOf(await this.accounts.findByLogin(login));
  }

  private async byKey(key?: ApiKey, login?: string): Promise<PhoneCaller | undefined> {
    if (!key) return undefined;
    const account = await this.accounts.findByKey(key.id, login);
    return key.hasDigest(account?.digest ?? digestOfNothing) ? callerOf(account) : undefined;
  }

  /** A proxy must not make anybody an account that it does not keep, as in ExternalCallers. */
  private async byProxy(login: string): Promise<PhoneCaller | undefined> {
    const account = await this.accounts.findByLogin(login);
    return account?.external ? callerOf(account) : undefined;
  }
}

/** Every phone system that may ask at present. */
export async function allPhoneCallers(manager: EntityManager): Promise<PhoneCaller[]> {
  const accounts = await allPhoneAccounts(manager);
  return accounts.map(callerOf).filter((caller) => caller !== undefined);
}

/** A scope that cannot be read is good for nothing. */
function callerOf(account: PhoneAccount | undefined): PhoneCaller | undefined {
  const scope = account && readScope(account.phoneScope);
  return scope && { login: account.login, scope };
}
