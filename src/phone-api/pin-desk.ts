import { Logger } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { PhoneCaller } from '../auth/phone/phone-caller.js';
import type { PhoneMailboxes } from '../auth/phone/phone-mailboxes.js';
import type { ChangePinService } from '../unified-messaging/change-pin.service.js';
import type { ChangeVerdict, PinTry, Verdict } from '../unified-messaging/sign-in.js';
import type { VerifyPinService } from '../unified-messaging/verify-pin.service.js';
import type { Remarks } from './question.js';

/** Which phone system asks, with which request. */
export interface Asker {
  readonly caller: PhoneCaller;
  readonly request: FastifyRequest;
}

interface Named {
  /** The mailbox as somebody typed it: never logged, as people type PINs in the wrong place. */
  readonly mailbox: string;
}

/** Where every door takes its questions: the mailbox is found in the scope of who asks. */
export class PinDesk {
  private readonly logger = new Logger(PinDesk.name);

  constructor(
    private readonly mailboxes: PhoneMailboxes,
    private readonly verifyPin: VerifyPinService,
    private readonly changePin: ChangePinService,
  ) {}

  find({ caller }: Asker, name: string): Promise<string | undefined> {
    return this.mailboxes.find(caller.scope, name);
  }

  /** @throws DomainError ServerBusy, DatabaseUnavailable */
  async verify(
    asker: Asker,
    { mailbox, pin, ...remarks }: Named & Remarks & { readonly pin: string },
  ): Promise<Verdict> {
    const asked = await this.asked(asker, mailbox);
    const verdict = await this.verifyPin.verify({ ...asked, typed: pin });
    this.log('PIN tried', asker, asked, verdict, remarks);
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
  ): Promise<ChangeVerdict> {
    const asked = await this.asked(asker, mailbox);
    const verdict = await this.changePin.change({ ...asked, oldPin, newPin });
    this.log('change of PIN tried', asker, asked, verdict, remarks);
    return verdict;
  }

  private async asked(asker: Asker, mailbox: string): Promise<Omit<PinTry, 'typed'>> {
    const { caller, request } = asker;
    const by = { actor: caller.login, source: request.ip, requestId: request.id };
    return { name: mailbox, mailboxId: await this.find(asker, mailbox), by };
  }

  private log(
    msg: string,
    { caller, request }: Asker,
    { mailboxId }: Omit<PinTry, 'typed'>,
    verdict: Verdict | ChangeVerdict,
    remarks: Remarks,
  ): void {
    const { result } = verdict;
    const rule = 'rule' in verdict ? verdict.rule : undefined;
    const about = { phoneSystem: caller.login, mailbox: mailboxId, result, rule, remarks };
    this.logger.log({ msg, requestId: request.id, ...about });
  }
}
