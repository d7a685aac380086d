import { Controller, Get, Query, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MailboxesService } from '../../../credentials/admin/mailboxes.service.js';
import { PageGuard } from '../access/page.guard.js';
import { CurrentVisitor, type Visitor } from '../access/visitor.js';
import { Pages } from '../document/pages.js';
import { PageFilter } from '../page.filter.js';
import { PeoplePage } from './people.page.js';
import { queryText } from './query-text.js';
import { helpdeskTexts } from './texts/helpdesk.js';

const peopleOnPage = 20;

/** Finds the people whom a helpdesk may help. */
@Controller('helpdesk')
@UseGuards(PageGuard)
@UseFilters(PageFilter)
export class PeopleController {
  constructor(
    private readonly mailboxes: MailboxesService,
    private readonly pages: Pages,
  ) {}

  @Get()
  async find(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentVisitor() { scope }: Visitor,
    @Query() parameters: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const search = queryText(parameters.q);
    const after = queryText(parameters.after);
    const found =
      search === undefined
        ? undefined
        : await this.mailboxes.page({ search, after, scope, limit: peopleOnPage });
    const page = this.pages.view(request, reply);
    const texts = helpdeskTexts[page.language];
    const props = { page, texts, query: search ?? '', after, found };
    await this.pages.send(reply, <PeoplePage {...props} />);
  }
}
