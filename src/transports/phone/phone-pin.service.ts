import { Injectable, Logger } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { PhonePrincipal } from '../../authentication/principal.js';
import { PhoneMailboxes, type KnownMailbox } from '../../authentication/phone-mailboxes.js';
import type {
  PinChangeResult,
  PinAttempt,
  PinCheckResult,
} from '../../pin-check/pin-check-result.js';
import { PinCheckService } from '../../pin-check/pin-check.service.js';
import type { Remarks } from './request.js';

/** Which phone system asks, with which request. */
export interface Asker {
  readonly caller: PhonePrincipal;
  readonly request: FastifyRequest;
}

interface Named {
  /** The mailbox as somebody typed it: never logged, as people type PINs in the wrong place. */
  readonly mailbox: string;
}

/** Where every door takes its questions: the mailbox is found in the scope of who asks. */
@Injectable()
export class PhonePinService {
  private readonly logger = new Logger(PhonePinService.name);

  constructor(
    private readonly mailboxes: PhoneMailboxes,
    private readonly pinCheck: PinCheckService,
  ) {}

  find({ caller, request }: Asker, name: string): Promise<KnownMailbox | undefined> {
    return this.mailboxes.find(caller, name, request.id);
  }

  /** @throws DomainError ServerBusy, DatabaseUnavailable */
  async verify(
    asker: Asker,
    { mailbox, pin, ...remarks }: Named & Remarks & { readonly pin: string },
  ): Promise<PinCheckResult> {
    const found = await this.find(asker, mailbox);
    const verdict = await this.pinCheck.verify({ ...asked(asker, mailbox, found), typed: pin });
    this.log('PIN tried', asker, found, verdict, remarks);
    return verdict;
  }

  /** @throws DomainError ServerBusy, DatabaseUnavailable */
  async change(
    asker: Asker,
    {
      mailbox,
      oldPin,
      newPin,
      ...remarks
    }: Named & Remarks & { readonly oldPin?: string | undefined; readonly newPin: string },
  ): Promise<PinChangeResult> {
    const found = await this.find(asker, mailbox);
    const change = { ...asked(asker, mailbox, found), oldPin, newPin };
    const verdict = await this.pinCheck.change(change);
    this.log('change of PIN tried', asker, found, verdict, remarks);
    return verdict;
  }

  private log(
    msg: string,
    { caller, request }: Asker,
    found: KnownMailbox | undefined,
    verdict: PinCheckResult | PinChangeResult,
    remarks: Remarks,
  ): void {
    const { result } = verdict;
    const rule = 'rule' in verdict ? verdict.rule : undefined;
    const about = { mailbox: found?.id, address: found?.address, result, rule, remarks };
    this.logger.log({ msg, requestId: request.id, phoneSystem: caller.login, ...about });
  }
}

function asked(
  { caller, request }: Asker,
  name: string,
  found: KnownMailbox | undefined,
): Omit<PinAttempt, 'typed'> {
  const by = { actor: caller.login, source: request.ip, requestId: request.id };
  return { name, mailboxId: found?.id, by };
}
