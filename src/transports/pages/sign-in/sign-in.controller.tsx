import {
  Controller,
  Get,
  Inject,
  Post,
  Query,
  Req,
  Res,
  UseFilters,
  UseGuards,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { plainCredentials } from '../../../authentication/credentials.js';
import type { PageForm } from '../access/page-form.js';
import { PageGuard } from '../access/page.guard.js';
import { isPage } from '../access/page-rights.js';
import { SentForm } from '../access/visitor.js';
import { Pages } from '../document/pages.js';
import { PageFilter } from '../page.filter.js';
import { PAGE_OPTIONS, type PageOptions } from '../page-options.js';
import { PageSessions } from '../session/page-sessions.js';
import { GoOnPage } from './go-on.page.js';
import { SignIn } from './sign-in.js';
import { ownPage } from './own-page.js';
import { SignInPages } from './sign-in-pages.js';
import type { SharedTexts } from '../texts/shared-texts.js';

/** Signing in and out. */
@Controller()
@UseGuards(PageGuard)
@UseFilters(PageFilter)
export class SignInController {
  constructor(
    private readonly signIns: SignIn,
    private readonly signInPages: SignInPages,
    private readonly sessions: PageSessions,
    private readonly pages: Pages,
    @Inject(PAGE_OPTIONS) private readonly options: PageOptions,
  ) {}

  @Get('sign-in')
  async show(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query() { to, after }: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    if (request.visitor) return this.pages.leadTo('/', request, reply);
    await this.signInPages.ask(request, reply, {
      to: ownPage(to),
      remarks: typeof after === 'string' ? this.remarks(after) : [],
    });
  }

  @Post('sign-in')
  async signIn(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @SentForm() form: PageForm,
  ): Promise<void> {
    const login = form.text('login');
    const to = form.text('to');
    // Nothing is sent anywhere but to a page of ours, and only if somebody says so.
    const kept = form.has('kept') && isPage('POST', to) ? form.secret('kept') : undefined;
    const asked = { login, to: kept === undefined ? ownPage(to) : to, kept };
    try {
      const credentials = plainCredentials(login, form.secret('password'));
      await this.signIns.withCredentials(
        request,
        credentials && { scheme: 'basic', ...credentials },
      );
    } catch (error) {
      return this.signInPages.askAgain(request, reply, error, asked);
    }
    if (kept === undefined) return this.pages.leadTo(asked.to, request, reply);
    const page = this.pages.view(request, reply);
    await this.pages.send(reply, <GoOnPage page={page} to={to} kept={kept} />);
  }

  @Post('sign-out')
  async signOut(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.leave(request, reply);
  }

  @Post('sign-out-everywhere')
  async signOutEverywhere(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { person } = this.sessions.of(request);
    if (person) await this.sessions.endAll(person);
    await this.leave(request, reply);
  }

  private async leave(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    await this.sessions.end(request, reply);
    void reply.header('clear-site-data', '"cache"');
    await this.pages.leadTo('/sign-in?after=sign-out', request, reply);
  }

  private remarks(after: string): ((texts: SharedTexts) => string)[] {
    if (after === 'end') return [({ signIn }) => signIn.ended];
    if (after !== 'sign-out') return [];
    const said = [({ signedOut }: SharedTexts) => signedOut];
    return this.options.elsewhere
      ? [...said, ({ signIn }: SharedTexts) => signIn.signedInElsewhere]
      : said;
  }
}
