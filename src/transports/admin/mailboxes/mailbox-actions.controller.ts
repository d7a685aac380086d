import { Controller, HttpCode, Post, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { HelpNote } from '../../../common/help-note.js';
import { MailboxesService } from '../../../credentials/admin/mailboxes.service.js';
import { ResetPinService, resetRecords } from '../../../pin-reset/reset-pin.service.js';
import { OptionalJsonBody } from '../../json-api/request-body.js';
import { PathName } from '../../json-api/request-parameters.js';
import { CurrentAccess, type AdminAccess } from '../access/admin-access.js';
import { AdminGuard } from '../access/admin.guard.js';
import type { Attempt } from '../../../idempotency/attempt.js';
import { Idempotency } from '../../../idempotency/idempotency.js';
import { IdempotencyKey } from '../idempotency-key.js';
import { ProblemFilter } from '../problem.filter.js';
import { helpNote, type actionAnswer } from './mailboxes.contract.js';

type ActionAnswer = z.infer<typeof actionAnswer>;
type Note = z.infer<typeof helpNote>;

/** What administrators do to a mailbox, beside changing its fields. Each may be repeated under its key. */
@Controller('v1/admin/mailboxes/:address')
@UseGuards(AdminGuard)
@UseFilters(ProblemFilter)
export class MailboxActionsController {
  constructor(
    private readonly mailboxes: MailboxesService,
    private readonly resets: ResetPinService,
    private readonly idempotency: Idempotency,
  ) {}

  @Post('reset')
  @HttpCode(200)
  reset(
    @CurrentAccess() access: AdminAccess,
    @IdempotencyKey() key: string | undefined,
    @PathName('address') address: string,
    @OptionalJsonBody(helpNote) body: Note,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ActionAnswer> {
    const arrivedAt = performance.now() - reply.elapsedTime;
    const note = noteOf(body);
    return this.once('reset', access, key, { address, note }, async (attempt) => {
      const { id: mailboxId } = await this.mailboxes.show(address, access.scope);
      const recorded = await attempt.recorded(...resetRecords);
      const requester = { by: attempt.by, mailboxId, onBehalf: true, arrivedAt, note };
      await this.resets.resetOnce(requester, recorded);
      return true;
    });
  }

  @Post('unlock')
  @HttpCode(200)
  unlock(
    @CurrentAccess() access: AdminAccess,
    @IdempotencyKey() key: string | undefined,
    @PathName('address') address: string,
    @OptionalJsonBody(helpNote) body: Note,
  ): Promise<ActionAnswer> {
    const note = noteOf(body);
    return this.once('unlock', access, key, { address, note }, async (attempt) => {
      await this.mailboxes.show(address, access.scope);
      if (await attempt.doneBefore('mailbox-unlocked')) return true;
      const { wasLocked, failedAttempts } = await this.mailboxes.unlock(address, attempt.by, {
        scope: access.scope,
        note,
      });
      return wasLocked || failedAttempts > 0;
    });
  }

  @Post('lock')
  @HttpCode(200)
  lock(
    @CurrentAccess() access: AdminAccess,
    @IdempotencyKey() key: string | undefined,
    @PathName('address') address: string,
  ): Promise<ActionAnswer> {
    return this.once('lock', access, key, { address }, async (attempt) => {
      await this.mailboxes.show(address, access.scope);
      if (await attempt.doneBefore('mailbox-locked')) return true;
      return this.mailboxes.lock(address, attempt.by, access.scope);
    });
  }

  @Post('expire-pin')
  @HttpCode(200)
  expirePin(
    @CurrentAccess() access: AdminAccess,
    @IdempotencyKey() key: string | undefined,
    @PathName('address') address: string,
  ): Promise<ActionAnswer> {
    return this.once('expire-pin', access, key, { address }, async (attempt) => {
      await this.mailboxes.show(address, access.scope);
      if (await attempt.doneBefore('pin-compromised')) return true;
      await this.mailboxes.expireCompromisedPin(address, attempt.by, access.scope);
      return true;
    });
  }

  /** @param work whether it has changed anything */
  private async once(
    action: string,
    { by }: AdminAccess,
    key: string | undefined,
    { address, note }: { address: string; note?: HelpNote },
    work: (attempt: Attempt) => Promise<boolean>,
  ): Promise<ActionAnswer> {
    // Without a note as before there were any: keys are remembered beyond an upgrade.
    const said = note?.reason ?? note?.word;
    const request = ['mailboxes', address, action, ...(said === undefined ? [] : [note])];
    const { changed } = await this.idempotency.once({ by, key, request }, async (attempt) => ({
      changed: await work(attempt),
    }));
    return { address, changed };
  }
}

function noteOf({ reason, message: word }: Note): HelpNote {
  return { reason, word };
}
