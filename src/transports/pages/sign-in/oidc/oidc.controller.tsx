import {
  Controller,
  Get,
  Inject,
  NotFoundException,
  Query,
  Req,
  Res,
  UseFilters,
  UseGuards,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CodeFlow } from '../../../../authentication/strategies/oidc/code-flow.js';
import { SignInFailed } from '../../../../authentication/strategies/oidc/sign-in-failed.js';
import { PageGuard } from '../../access/page.guard.js';
import { Pages } from '../../document/pages.js';
import { PageFilter } from '../../page.filter.js';
import { ownPage } from '../own-page.js';
import { SignInPages } from '../sign-in-pages.js';
import { SignIn } from '../sign-in.js';
import { SignedInPage } from './signed-in.page.js';
import { SignInTransactions } from './transactions.js';

/** Signing in at the issuer of OIDC_ISSUER. */
@Controller('sign-in/oidc')
@UseGuards(PageGuard)
@UseFilters(PageFilter)
export class OidcController {
  constructor(
    /** Undefined unless people sign in at an issuer. */
    @Inject(CodeFlow) private readonly flow: CodeFlow | undefined,
    private readonly transactions: SignInTransactions,
    private readonly signIns: SignIn,
    private readonly signInPages: SignInPages,
    private readonly pages: Pages,
  ) {}

  @Get()
  async start(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query() query: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    if (!this.flow) throw new NotFoundException();
    const to = ownPage(query.to);
    if (request.visitor) return this.pages.leadTo(to, request, reply);
    try {
      const { url, transaction } = await this.flow.start();
      await this.transactions.add(request, reply, { ...transaction, to });
      await this.pages.leadTo(url, request, reply);
    } catch (error) {
      await this.signInPages.askAgain(request, reply, error, { to });
    }
  }

  @Get('callback')
  async finish(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!this.flow) throw new NotFoundException();
    const answer = new URLSearchParams(request.url.split('?')[1]);
    const transaction = await this.transactions.take(request, reply, answer.get('state') ?? '');
    const to = ownPage(transaction?.to);
    try {
      if (!transaction) throw new SignInFailed('failed', 'no such sign-in of this browser');
      const flow = this.flow;
      await this.signIns.atIssuer(request, () => flow.finish(answer, transaction));
    } catch (error) {
      return this.signInPages.askAgain(request, reply, error, { to });
    }
    const page = this.pages.view(request, reply);
    await this.pages.send(reply, <SignedInPage page={page} to={to} />);
  }
}
