import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { PhoneAuthenticator } from '../../authentication/phone-authenticator.js';
import { DomainError } from '../../common/domain-error.js';
import { PhonePinService } from '../../pin-check/phone-pin.service.js';
import { Tracing } from '../../tracing/tracing.js';
import type { PinCheckResult } from '../../pin-check/pin-check-result.js';
import { ldapResult, type LdapAnswer } from './ldap-socket-endpoint.js';
import { mailboxNameOf } from './mailbox-name.js';
import type { SimpleBind, SocketRequest } from './socket-request.js';

/**
 * To a client a lock looks like a wrong PIN (P10). Whoever has typed the right PIN, and too late, is told so in the
 * owner's language.
 */
function answerFor(verdict: PinCheckResult): LdapAnswer {
  if (verdict.result === 'accepted') return ldapResult.success;
  const code = ldapResult.invalidCredentials;
  return verdict.result === 'expired' ? { code, text: verdict.sentence } : code;
}

/** The login of the phone system that slapd is (LDAP_SOCKET_ACCOUNT). */
export const LDAP_ACCOUNT = Symbol('LdapAccount');

/**
 * Answers LDAP binds: the name says the mailbox, the password is its PIN. A right PIN that has to be
 * changed is accepted, as a bind cannot ask for a new one.
 */
@Injectable()
export class PinBinds {
  private readonly logger = new Logger(PinBinds.name);

  constructor(
    @Inject(LDAP_ACCOUNT) private readonly account: string,
    private readonly authenticator: PhoneAuthenticator,
    private readonly pins: PhonePinService,
    private readonly tracing: Tracing,
  ) {}

  /** The result for slapd's client; undefined if slapd waits for none. */
  async answer(request: SocketRequest): Promise<LdapAnswer | undefined> {
    switch (request.operation) {
      case 'bind':
        return request.bind ? this.traced(request.bind) : ldapResult.invalidCredentials;
      case 'unbind':
        return undefined;
      case 'other':
        return ldapResult.unwillingToPerform;
    }
  }

  // slapd hands on no traceparent.
  private traced(bind: SimpleBind): Promise<LdapAnswer> {
    const requestId = randomUUID();
    const facts = { 'umpin.request_id': requestId };
    return this.tracing.span('LDAP bind', () => this.bind(bind, requestId), {
      kind: 'server',
      facts,
    });
  }

  private async bind({ dn, password }: SimpleBind, requestId: string): Promise<LdapAnswer> {
    // RFC 4513 5.1.2: a bind without a password authenticates nobody.
    if (password === '') return ldapResult.invalidCredentials;
    const started = performance.now();
    const answer = await this.check(dn, password, requestId).catch((err: unknown) =>
      this.resultOf(err, requestId),
    );
    const result = typeof answer === 'number' ? answer : answer.code;
    // Without the name, as people type PINs there, too.
    const ms = Math.round(performance.now() - started);
    this.logger.log({ msg: 'LDAP bind', requestId, result, ms });
    return answer;
  }

  private async check(dn: string, pin: string, requestId: string): Promise<LdapAnswer> {
    const principal = await this.authenticator.named(this.account);
    if (!principal) {
      this.logger.error({
        msg: 'LDAP_SOCKET_ACCOUNT is no enabled account with the role phone',
        requestId,
      });
      return ldapResult.unwillingToPerform;
    }
    const request = { principal, source: 'ldap', requestId };
    return answerFor(await this.pins.verify(request, { mailbox: mailboxNameOf(dn) ?? '', pin }));
  }

  private resultOf(err: unknown, requestId: string): LdapAnswer {
    const refusal = err instanceof DomainError ? err.refusal : undefined;
    if (refusal === 'ServerBusy') return ldapResult.busy;
    this.logger.error({ msg: 'a PIN could not be checked', requestId, err });
    return refusal === 'DatabaseUnavailable' ? ldapResult.unavailable : ldapResult.other;
  }
}
