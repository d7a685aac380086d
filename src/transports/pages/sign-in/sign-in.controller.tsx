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
import { NotAuthenticated } from '../../../authentication/principal.js';
import { DomainError } from '../../../common/domain-error.js';
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
import { SignInPage } from './sign-in.page.js';

/** Signing in and out. */
@Controller()
@UseGuards(PageGuard)
@UseFilters(PageFilter)
export class SignInController {
  constructor(
    private readonly signIns: SignIn,
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
    const page = this.pages.view(request, reply);
    const { signedOut, signIn } = page.shared;
    const remark = after === 'sign-out' ? signedOut : after === 'end' ? signIn.ended : undefined;
    const { passwords } = this.options;
    await this.pages.send(
      reply,
      <SignInPage page={page} to={ownPath(to)} remark={remark} passwords={passwords} />,
    );
  }

  @Post('sign-in')
  async signIn(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @SentForm() form: PageForm,
  ): Promise<void> {
    const to = ownPath(form.text('to'));
    const kept = form.has('kept') ? form.secret('kept') : undefined;
    const login = form.text('login');
    try {
      const credentials = plainCredentials(login, form.secret('password'));
      await this.signIns.withCredentials(
        request,
        credentials && { scheme: 'basic', ...credentials },
      );
    } catch (error) {
      const page = this.pages.view(request, reply);
      const { status, problem } = failureOf(error, page.shared.signIn);
      const { passwords } = this.options;
      const again = { page, login, to, kept, problem, passwords };
      return this.pages.send(reply, <SignInPage {...again} />, status);
    }
    if (kept === undefined || !isPage('POST', to)) return this.pages.leadTo(to, request, reply);
    const page = this.pages.view(request, reply);
    await this.pages.send(reply, <GoOnPage page={page} to={to} kept={kept} />);
  }

  @Post('sign-out')
  async signOut(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.sessions.end(request);
    await this.leave(reply);
  }

  @Post('sign-out-everywhere')
  async signOutEverywhere(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { person } = this.sessions.of(request);
    if (person) await this.sessions.endAll(person);
    await this.sessions.end(request);
    await this.leave(reply);
  }

  private async leave(reply: FastifyReply): Promise<void> {
    await reply
      .code(303)
      .headers({ location: '/sign-in?after=sign-out', 'clear-site-data': '"cache"' })
      .send();
  }
}

/** A path of our own pages; the start for anything else, so that nobody is led to another site. */
function ownPath(to: unknown): string {
  return typeof to === 'string' && (isPage('GET', to) || isPage('POST', to)) ? to : '/';
}

/** The words for a sign-in that failed; the same for an unknown login as for a wrong password (P10). */
function failureOf(
  error: unknown,
  texts: { readonly wrong: string; readonly tooMany: (minutes: number) => string },
): { status: number; problem: string } {
  if (error instanceof NotAuthenticated) return { status: 403, problem: texts.wrong };
  if (error instanceof DomainError && error.refusal === 'TooManyFailedLogins') {
    const minutes = Math.ceil((error.facts.retryAfterMs ?? 0) / 60_000);
    return { status: 429, problem: texts.tooMany(Math.max(1, minutes)) };
  }
  throw error;
}
