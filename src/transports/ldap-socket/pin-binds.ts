import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { PhoneAuthenticator } from '../../authentication/phone-authenticator.js';
import { PhoneMailboxes } from '../../authentication/phone-mailboxes.js';
import { DomainError } from '../../common/domain-error.js';
import type { PinCheckResult } from '../../pin-check/pin-check-result.js';
import { PinCheckService } from '../../pin-check/pin-check.service.js';
import { ldapResult, type LdapResult } from './ldap-result.js';
import { mailboxNameOf } from './mailbox-name.js';
import type { SimpleBind, SocketRequest } from './socket-request.js';

/** A client learns no more than that it was the wrong PIN (P10). */
const results: Record<PinCheckResult['result'], LdapResult> = {
  accepted: ldapResult.success,
  denied: ldapResult.invalidCredentials,
  locked: ldapResult.invalidCredentials,
  expired: ldapResult.invalidCredentials,
};

/** The login of the phone system that slapd is (LDAP_SOCKET_ACCOUNT). */
export const LDAP_ACCOUNT = Symbol('LdapAccount');

/**
 * Lets whoever binds to LDAP with the PIN of a mailbox in. A PIN that has to be changed is a right
 * one here, as a bind has no way to ask for another.
 */
@Injectable()
export class PinBinds {
  private readonly logger = new Logger(PinBinds.name);

  constructor(
    @Inject(LDAP_ACCOUNT) private readonly account: string,
    private readonly callers: PhoneAuthenticator,
    private readonly mailboxes: PhoneMailboxes,
    private readonly pinCheck: PinCheckService,
  ) {}

  /** What slapd is to tell its client; undefined where it waits for nothing. */
  async answer(request: SocketRequest): Promise<LdapResult | undefined> {
    switch (request.operation) {
      case 'bind':
        return request.bind ? this.bind(request.bind) : ldapResult.invalidCredentials;
      case 'unbind':
        return undefined;
      case 'other':
        return ldapResult.unwillingToPerform;
    }
  }

  private async bind({ dn, password }: SimpleBind): Promise<LdapResult> {
    // RFC 4513 5.1.2: without a password nobody is to be taken for the one that the name says.
    if (password === '') return ldapResult.invalidCredentials;
    const requestId = randomUUID();
    const started = performance.now();
    const result = await this.judge(dn, password, requestId).catch((err: unknown) =>
      this.resultOf(err, requestId),
    );
    // Without the name: PINs are typed there, too.
    const ms = Math.round(performance.now() - started);
    this.logger.log({ msg: 'LDAP bind', requestId, result, ms });
    return result;
  }

  private async judge(dn: string, typed: string, requestId: string): Promise<LdapResult> {
    const caller = await this.callers.named(this.account);
    if (!caller) {
      this.logger.error({
        msg: 'LDAP_SOCKET_ACCOUNT is no enabled account with the role phone',
        requestId,
      });
      return ldapResult.unwillingToPerform;
    }
    const name = mailboxNameOf(dn);
    const mailbox =
      name === undefined ? undefined : await this.mailboxes.find(caller, name, requestId);
    const by = { actor: caller.login, source: 'ldap', requestId };
    const { result } = await this.pinCheck.verify({
      name: name ?? '',
      mailboxId: mailbox?.id,
      typed,
      by,
    });
    return results[result];
  }

  private resultOf(err: unknown, requestId: string): LdapResult {
    const refusal = err instanceof DomainError ? err.refusal : undefined;
    if (refusal === 'ServerBusy') return ldapResult.busy;
    this.logger.error({ msg: 'a PIN could not be checked', requestId, err });
    return refusal === 'DatabaseUnavailable' ? ldapResult.unavailable : ldapResult.other;
  }
}
