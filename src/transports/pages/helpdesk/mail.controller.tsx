import { Controller, Get, Query, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MailboxesService } from '../../../credentials/admin/mailboxes.service.js';
import { MailQueueService } from '../../../notification/admin/mail-queue.service.js';
import { PageGuard } from '../access/page.guard.js';
import { CurrentVisitor, type Visitor } from '../access/visitor.js';
import { Pages } from '../document/pages.js';
import { PageFilter } from '../page.filter.js';
import { MailPage } from './mail.page.js';
import { placeOf, placeText } from './queue-place.js';
import { queryText } from './query-text.js';
import { helpdeskTexts } from './texts/helpdesk.js';

const onPage = 20;

/** The mail that a helpdesk may have to do something about. It changes nothing: that is for administrators. */
@Controller('helpdesk/mail')
@UseGuards(PageGuard)
@UseFilters(PageFilter)
export class MailController {
  constructor(
    private readonly mails: MailQueueService,
    private readonly mailboxes: MailboxesService,
    private readonly pages: Pages,
  ) {}

  @Get()
  async show(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentVisitor() { scope }: Visitor,
    @Query() parameters: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const after = placeOf(parameters.after);
    const bouncedAfter = queryText(parameters['bounced-after']);
    // One more than is wanted tells whether there is another page.
    const found = await this.mails.list({ limit: onPage + 1, after, scope });
    const bounced = await this.mailboxes.page({
      ...{ mailFate: 'bounced', after: bouncedAfter, scope },
      limit: onPage,
    });
    const page = this.pages.view(request, reply);
    const texts = helpdeskTexts[page.language];
    const waiting = found.slice(0, onPage);
    const last = waiting.at(-1);
    const next = found.length > onPage && last ? placeText(last) : undefined;
    const continued = { waiting: after !== undefined, bounced: bouncedAfter !== undefined };
    const props = { page, texts, waiting, next, bounced, continued };
    await this.pages.send(reply, <MailPage {...props} />);
  }
}
