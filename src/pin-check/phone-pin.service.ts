import { Injectable, Logger } from '@nestjs/common';
import type { PhonePrincipal } from '../authentication/principal.js';
import { PhoneMailboxes, type KnownMailbox } from '../authentication/phone-mailboxes.js';
import type { Violation } from '../pin-policy/pin-rules.js';
import { Tracing } from '../tracing/tracing.js';
import type {
  NewPinResult,
  PinAttempt,
  PinChangeResult,
  PinCheckResult,
} from './pin-check-result.js';
import { PinCheckService } from './pin-check.service.js';

/** The phone system that asks, and its request. */
export interface PhoneRequest {
  readonly principal: PhonePrincipal;
  /** The address that the request came from, or the transport if it has no addresses. */
  readonly source: string;
  readonly requestId: string;
}

/** Information of a phone system about a call, for the log alone. */
export interface Remarks {
  readonly context?: string | undefined;
  readonly callId?: string | undefined;
  readonly source?: string | undefined;
  readonly nas?: string | undefined;
}

interface Named {
  /** The mailbox as it was typed: never logged, as people type PINs in the wrong place. */
  readonly mailbox: string;
}

/**
 * Verifies PINs, changes them and checks new ones for phone systems, whatever their transport: finds the mailbox in the scope
 * of the one that asks, has the PIN checked, and logs the result.
 */
@Injectable()
export class PhonePinService {
  private readonly logger = new Logger(PhonePinService.name);

  constructor(
    private readonly mailboxes: PhoneMailboxes,
    private readonly pinCheck: PinCheckService,
    private readonly tracing: Tracing,
  ) {}

  /** @throws DomainError DatabaseUnavailable */
  find({ principal, requestId }: PhoneRequest, name: string): Promise<KnownMailbox | undefined> {
    return this.mailboxes.find(principal, name, requestId);
  }

  /** @throws DomainError ServerBusy, DatabaseUnavailable */
  async verify(
    request: PhoneRequest,
    { mailbox, pin, ...remarks }: Named & Remarks & { readonly pin: string },
  ): Promise<PinCheckResult> {
    const found = await this.find(request, mailbox);
    const verdict = await this.pinCheck.verify({
      ...attemptOf(request, mailbox, found),
      typed: pin,
    });
    this.log('PIN attempt', request, found, verdict, remarks);
    return verdict;
  }

  /** @throws DomainError ServerBusy, DatabaseUnavailable */
  async change(
    request: PhoneRequest,
    {
      mailbox,
      oldPin,
      newPin,
      ...remarks
    }: Named & Remarks & { readonly oldPin?: string | undefined; readonly newPin: string },
  ): Promise<PinChangeResult> {
    const found = await this.find(request, mailbox);
    const change = { ...attemptOf(request, mailbox, found), oldPin, newPin };
    const verdict = await this.pinCheck.change(change);
    this.log('PIN change attempt', request, found, verdict, remarks);
    return verdict;
  }

  /** @throws DomainError ServerBusy, DatabaseUnavailable */
  async checkNewPin(
    request: PhoneRequest,
    { mailbox, newPin, ...remarks }: Named & Remarks & { readonly newPin: string },
  ): Promise<NewPinResult> {
    const found = await this.find(request, mailbox);
    const check = { ...attemptOf(request, mailbox, found), newPin };
    const verdict = await this.pinCheck.checkNewPin(check);
    this.log('check of a new PIN', request, found, verdict, remarks);
    return verdict;
  }

  private log(
    msg: string,
    { principal, requestId }: PhoneRequest,
    found: KnownMailbox | undefined,
    verdict: PinCheckResult | PinChangeResult | NewPinResult,
    remarks: Remarks,
  ): void {
    const { result } = verdict;
    this.tracing.tell({ 'umpin.outcome': result });
    const rule = ruleOf(verdict);
    const about = { mailbox: found?.id, address: found?.address, result, rule, remarks };
    this.logger.log({ msg, requestId, phoneSystem: principal.login, ...about });
  }
}

function ruleOf(verdict: PinCheckResult | PinChangeResult | NewPinResult): Violation | undefined {
  if (verdict.result === 'refused') return verdict.rule;
  if (verdict.result !== 'accepted') return undefined;
  return verdict.mustChange?.reason === 'policy' ? verdict.mustChange.rule : undefined;
}

function attemptOf(
  { principal, source, requestId }: PhoneRequest,
  name: string,
  found: KnownMailbox | undefined,
): Omit<PinAttempt, 'typed'> {
  return { name, mailboxId: found?.id, by: { actor: principal.login, source, requestId } };
}
