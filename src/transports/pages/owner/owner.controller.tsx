import { Controller, Get, Post, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MailboxesService } from '../../../credentials/admin/mailboxes.service.js';
import type { MailboxView } from '../../../credentials/admin/mailbox-views.js';
import { PoliciesService } from '../../../credentials/admin/policies.service.js';
import { Idempotency } from '../../../idempotency/idempotency.js';
import { ResetPinService, resetRecords } from '../../../pin-reset/reset-pin.service.js';
import { keyOf, type PageForm } from '../access/page-form.js';
import { PageGuard } from '../access/page.guard.js';
import { patiently } from '../access/patiently.js';
import { CurrentVisitor, SentForm, type Visitor } from '../access/visitor.js';
import { Pages } from '../document/pages.js';
import { PageFilter } from '../page.filter.js';
import type { Notice } from '../session/session-store.js';
import { maskedAddress } from './masked-address.js';
import { OwnerPage, type OwnMailbox } from './owner.page.js';
import { failedNotice, sentNotice } from './reset-notice.js';
import { stateWords } from './state-words.js';
import type { OwnerTexts } from './texts/owner-texts.js';
import { ownerTexts } from './texts/owner.js';

/** The page of a mailbox's owner: the state of the PIN, and one button. */
@Controller()
@UseGuards(PageGuard)
@UseFilters(PageFilter)
export class OwnerController {
  constructor(
    private readonly mailboxes: MailboxesService,
    private readonly policies: PoliciesService,
    private readonly resets: ResetPinService,
    private readonly idempotency: Idempotency,
    private readonly pages: Pages,
  ) {}

  @Get()
  async show(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentVisitor() visitor: Visitor,
  ): Promise<void> {
    const mailbox = await this.mailboxOf(visitor);
    const page = this.pages.view(request, reply, mailbox?.language);
    const texts = ownerTexts[page.language];
    const own = mailbox && (await this.ownMailbox(mailbox, texts, page.time));
    await this.pages.send(reply, <OwnerPage page={page} texts={texts} mailbox={own} />);
  }

  @Post('reset')
  async reset(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentVisitor() visitor: Visitor,
    @SentForm() form: PageForm,
  ): Promise<void> {
    const mailbox = await this.mailboxOf(visitor);
    const page = this.pages.view(request, reply, mailbox?.language);
    const texts = ownerTexts[page.language];
    const arrivedAt = performance.now() - reply.elapsedTime;
    const notice = await this.send(visitor, keyOf(form), arrivedAt, texts, mailbox);
    await this.pages.leadTo('/', request, reply, notice);
  }

  /** Sends one PIN for one form, however often it is sent: by a second click, or after the back button. */
  private async send(
    { principal: { mailboxId }, by }: Visitor,
    key: string | undefined,
    arrivedAt: number,
    texts: OwnerTexts,
    mailbox: MailboxView | undefined,
  ): Promise<Notice> {
    const address = mailbox ? maskedAddress(mailbox.address) : '';
    try {
      const action = { by, key, request: ['own PIN', 'reset'] };
      await patiently(() =>
        this.idempotency.once(action, async (attempt) => {
          const requester = { by: attempt.by, mailboxId, onBehalf: false, arrivedAt };
          await this.resets.resetOnce(requester, await attempt.recorded(...resetRecords));
          return {};
        }),
      );
      return sentNotice(texts, address);
    } catch (error) {
      return failedNotice(texts, address, error);
    }
  }

  private async mailboxOf({ principal: { mailboxId } }: Visitor): Promise<MailboxView | undefined> {
    return mailboxId === undefined ? undefined : this.mailboxes.byId(mailboxId);
  }

  private async ownMailbox(
    mailbox: MailboxView,
    texts: OwnerTexts,
    time: (at: Date) => string,
  ): Promise<OwnMailbox> {
    const { address, extensions, umEnabled, pin } = mailbox;
    const { resetUnlocks } = await this.policies.show(mailbox.policy);
    return {
      address,
      extensions,
      mayReset: umEnabled && (!pin.locked || resetUnlocks),
      opens: pin.setAt !== null && !pin.locked && !pin.expired,
      state: stateWords(mailbox, { texts: texts.state, time, resetUnlocks }),
      expectsMail: pin.pending || pin.temporary,
    };
  }
}
