import { Controller, Get, Post, Query, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MailboxHistory } from '../../../audit/admin/mailbox-history.service.js';
import type { MailboxView } from '../../../credentials/admin/mailbox-views.js';
import { MailboxesService } from '../../../credentials/admin/mailboxes.service.js';
import { PoliciesService } from '../../../credentials/admin/policies.service.js';
import type { Attempt } from '../../../idempotency/attempt.js';
import { Idempotency } from '../../../idempotency/idempotency.js';
import { MailQueueService } from '../../../notification/admin/mail-queue.service.js';
import { ResetPinService, resetRecords } from '../../../pin-reset/reset-pin.service.js';
import { PathName } from '../../json-api/request-parameters.js';
import { keyOf, type PageForm } from '../access/page-form.js';
import { PageGuard } from '../access/page.guard.js';
import { patiently } from '../access/patiently.js';
import { CurrentVisitor, SentForm, visitorOf, type Visitor } from '../access/visitor.js';
import { Pages } from '../document/pages.js';
import { PageFilter } from '../page.filter.js';
import type { Notice } from '../session/session-store.js';
import { pageLanguage } from '../texts/page-language.js';
import { resetNotice, resetProblems, unlockNotice, unlockProblems } from './action-words.js';
import { mailboxPath } from './mailbox-path.js';
import { MailboxPage, type Failed } from './mailbox.page.js';
import { readNote } from './note-fields.js';
import { queryText } from './query-text.js';
import type { HelpdeskTexts } from './texts/helpdesk-texts.js';
import { helpdeskTexts } from './texts/helpdesk.js';

const [eventsOnPage, mailsOnPage] = [20, 10];

/** What an action does, and the words for what it has done or why not. */
interface HelpAction<Done extends object> {
  readonly name: Failed['action'];
  readonly failed: string;
  /** What is remembered of it, without the address. */
  readonly work: (attempt: Attempt) => Promise<Done>;
  readonly notice: (done: Done) => Notice;
  readonly problems: (error: unknown) => string[];
}

/** A person's mailbox: its state, and what a helpdesk may do to it. */
@Controller('helpdesk/mailboxes/:address')
@UseGuards(PageGuard)
@UseFilters(PageFilter)
export class MailboxController {
  constructor(
    private readonly mailboxes: MailboxesService,
    private readonly policies: PoliciesService,
    private readonly histories: MailboxHistory,
    private readonly mails: MailQueueService,
    private readonly resets: ResetPinService,
    private readonly idempotency: Idempotency,
    private readonly pages: Pages,
  ) {}

  @Get()
  async show(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentVisitor() { scope }: Visitor,
    @PathName('address') address: string,
    @Query() { after }: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const mailbox = await this.mailboxes.show(address, scope);
    await this.send(request, reply, mailbox, { after: queryText(after) });
  }

  @Post('reset')
  async reset(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentVisitor() { scope }: Visitor,
    @SentForm() form: PageForm,
    @PathName('address') named: string,
  ): Promise<void> {
    const mailbox = await this.mailboxes.show(named, scope);
    const { address, id: mailboxId } = mailbox;
    const texts = textsFor(request);
    const arrivedAt = performance.now() - reply.elapsedTime;
    const { note } = readNote(form);
    await this.carryOut(request, reply, mailbox, form, {
      name: 'reset',
      failed: texts.reset.failed,
      work: async (attempt) => {
        const recorded = await attempt.recorded(...resetRecords);
        const { by } = attempt;
        const requester = { by, mailboxId, onBehalf: true, arrivedAt, note };
        return { done: await this.resets.resetOnce(requester, recorded) };
      },
      notice: ({ done }) => resetNotice(texts, done, address),
      problems: (error) => resetProblems(texts, error),
    });
  }

  @Post('unlock')
  async unlock(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentVisitor() { scope }: Visitor,
    @SentForm() form: PageForm,
    @PathName('address') named: string,
  ): Promise<void> {
    const mailbox = await this.mailboxes.show(named, scope);
    const { address } = mailbox;
    const texts = textsFor(request);
    const { note } = readNote(form);
    await this.carryOut(request, reply, mailbox, form, {
      name: 'unlock',
      failed: texts.unlock.failed,
      work: async (attempt) => {
        if (await attempt.doneBefore('mailbox-unlocked')) return { wasLocked: true };
        const { wasLocked } = await this.mailboxes.unlock(address, attempt.by, { scope, note });
        return { wasLocked };
      },
      notice: ({ wasLocked }) => unlockNotice(texts, wasLocked, note.word !== '', address),
      problems: (error) => unlockProblems(texts, error),
    });
  }

  /** Once for each form. What was typed is on the page again unless it has had its effect. */
  private async carryOut<Done extends object>(
    request: FastifyRequest,
    reply: FastifyReply,
    mailbox: MailboxView,
    form: PageForm,
    { name: action, failed: title, work, notice, problems }: HelpAction<Done>,
  ): Promise<void> {
    const { by } = visitorOf(request);
    const { note, ...fields } = readNote(form);
    const again = (failed: Omit<Failed, 'action' | 'fields'>) =>
      this.send(request, reply, mailbox, { failed: { action, fields, ...failed }, status: 422 });
    const { problems: noteTitle, reasonFaults, wordFaults } = textsFor(request).note;
    const faults = [
      fields.reasonFault && reasonFaults[fields.reasonFault],
      fields.wordFault && wordFaults[fields.wordFault],
    ].filter((fault) => fault !== undefined);
    if (faults.length > 0) return again({ title: noteTitle, problems: faults });
    try {
      const key = keyOf(form);
      // Without the word, of which nothing is to be kept, not even a digest.
      const once = { by, key, request: ['helpdesk', mailbox.address, action, note.reason] };
      const done = await patiently(() => this.idempotency.once(once, work));
      await this.pages.leadTo(mailboxPath(mailbox.address), request, reply, notice(done));
    } catch (error) {
      return again({ title, problems: problems(error) });
    }
  }

  private async send(
    request: FastifyRequest,
    reply: FastifyReply,
    mailbox: MailboxView,
    { after, failed, status }: { after?: string | undefined; failed?: Failed; status?: number },
  ): Promise<void> {
    const { address, policy } = mailbox;
    const { scope } = visitorOf(request);
    const { resetUnlocks } = await this.policies.show(policy);
    const mails = await this.mails.ofMailbox(address, mailsOnPage);
    const history = await this.histories.page({ address, scope, limit: eventsOnPage, after });
    const page = this.pages.view(request, reply);
    const texts = helpdeskTexts[page.language];
    const continued = after !== undefined;
    const props = { page, texts, mailbox, resetUnlocks, mails, history, continued, failed };
    await this.pages.send(reply, <MailboxPage {...props} />, status);
  }
}

function textsFor(request: FastifyRequest): HelpdeskTexts {
  return helpdeskTexts[pageLanguage(request, undefined).language];
}
