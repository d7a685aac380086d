import { Controller, Post, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MailboxesService } from '../../../../credentials/admin/mailboxes.service.js';
import type { Attempt } from '../../../../idempotency/attempt.js';
import { Idempotency } from '../../../../idempotency/idempotency.js';
import { ResetPinService, resetRecords } from '../../../../pin-reset/reset-pin.service.js';
import { PathName } from '../../../json-api/request-parameters.js';
import { keyOf, type PageForm } from '../../access/page-form.js';
import { PageGuard } from '../../access/page.guard.js';
import { patiently } from '../../access/patiently.js';
import { CurrentVisitor, SentForm, visitorOf, type Visitor } from '../../access/visitor.js';
import { Pages } from '../../document/pages.js';
import { PageFilter } from '../../page.filter.js';
import { AdminPages } from '../admin-pages.js';
import { pathOf } from '../form-values.js';
import { refusedAction } from '../refusal-words.js';
import type { MailboxAction } from '../texts/mailbox-texts.js';

interface Outcome {
  readonly changed: boolean;
}

/** What administrators do to a mailbox, beside changing its fields: once for each form. */
@Controller('admin/mailboxes/:address')
@UseGuards(PageGuard)
@UseFilters(PageFilter)
export class MailboxActionPagesController {
  constructor(
    private readonly mailboxes: MailboxesService,
    private readonly resets: ResetPinService,
    private readonly idempotency: Idempotency,
    private readonly pages: Pages,
    private readonly admin: AdminPages,
  ) {}

  @Post('send-pin')
  sendPin(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentVisitor() { scope }: Visitor,
    @PathName('address') address: string,
    @SentForm() form: PageForm,
  ): Promise<void> {
    const arrivedAt = performance.now() - reply.elapsedTime;
    return this.once('send-pin', address, form, request, reply, async (attempt) => {
      const { id: mailboxId } = await this.mailboxes.show(address, scope);
      const requester = { by: attempt.by, mailboxId, onBehalf: true, arrivedAt };
      await this.resets.resetOnce(requester, await attempt.recorded(...resetRecords));
      return true;
    });
  }

  @Post('unlock')
  unlock(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentVisitor() { scope }: Visitor,
    @PathName('address') address: string,
    @SentForm() form: PageForm,
  ): Promise<void> {
    return this.once('unlock', address, form, request, reply, async (attempt) => {
      if (await attempt.doneBefore('mailbox-unlocked')) return true;
      const { by } = attempt;
      const { wasLocked, failedAttempts } = await this.mailboxes.unlock(address, by, { scope });
      return wasLocked || failedAttempts > 0;
    });
  }

  @Post('lock')
  lock(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentVisitor() { scope }: Visitor,
    @PathName('address') address: string,
    @SentForm() form: PageForm,
  ): Promise<void> {
    return this.once(
      'lock',
      address,
      form,
      request,
      reply,
      async (attempt) =>
        (await attempt.doneBefore('mailbox-locked')) ||
        this.mailboxes.lock(address, attempt.by, scope),
    );
  }

  @Post('expire-pin')
  expirePin(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentVisitor() { scope }: Visitor,
    @PathName('address') address: string,
    @SentForm() form: PageForm,
  ): Promise<void> {
    return this.once('expire-pin', address, form, request, reply, async (attempt) => {
      if (await attempt.doneBefore('pin-compromised')) return true;
      await this.mailboxes.expireCompromisedPin(address, attempt.by, scope);
      return true;
    });
  }

  /** @param work whether it has changed anything */
  private async once(
    action: MailboxAction,
    address: string,
    form: PageForm,
    request: FastifyRequest,
    reply: FastifyReply,
    work: (attempt: Attempt) => Promise<boolean>,
  ): Promise<void> {
    const view = this.admin.view(request, reply);
    const path = pathOf('/admin/mailboxes', address);
    const { by } = visitorOf(request);
    const key = keyOf(form);
    const asked = { by, key, request: ['mailbox page', address, action] };
    try {
      const { changed } = await patiently(() =>
        this.idempotency.once<Outcome>(asked, async (attempt) => ({
          changed: await work(attempt),
        })),
      );
      const { done, unchanged } = view.texts.mailboxes.actions;
      const same = action === 'lock' || action === 'unlock' ? unchanged[action] : done[action];
      const title = changed ? done[action] : same;
      await this.pages.leadTo(path, request, reply, { tone: 'done', title, text: [] });
    } catch (error) {
      await this.pages.leadTo(path, request, reply, refusedAction(error, view));
    }
  }
}
