import {
  Catch,
  HttpException,
  Inject,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProvisioningError } from '../../accounts/provisioning-error.js';
import { NotAuthenticated } from '../../authentication/principal.js';
import { DomainError } from '../../common/domain-error.js';
import { sendPlainStatus } from '../../http-server/plain-status.js';
import { IdempotencyConflict } from '../../idempotency/idempotency-conflict.js';
import { InvalidRequest } from '../json-api/invalid-request.js';
import { PageForm, readForm } from './access/page-form.js';
import { takesFiles } from './access/page-rights.js';
import {
  FormOutdated,
  NotSignedIn,
  PageNotAllowed,
  PlainTextConnection,
} from './access/page-refusals.js';
import { Pages } from './document/pages.js';
import { PAGE_OPTIONS, type PageOptions } from './page-options.js';
import { ProblemPage } from './problem.page.js';
import { PageSessions } from './session/page-sessions.js';
import { GoOnPage } from './sign-in/go-on.page.js';
import { SignInPages } from './sign-in/sign-in-pages.js';
import type { SharedTexts } from './texts/shared-texts.js';

type ErrorName = 'notAllowed' | 'missing' | 'unreadable' | 'unavailable' | 'internal' | 'plainText';

/** Turns every error into a page; no other place writes those. */
@Catch()
export class PageFilter implements ExceptionFilter {
  private readonly logger = new Logger(PageFilter.name);

  constructor(
    private readonly pages: Pages,
    private readonly sessions: PageSessions,
    private readonly signIn: SignInPages,
    @Inject(PAGE_OPTIONS) private readonly options: PageOptions,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    // Nest does not wait for a filter.
    this.answer(error, request, reply).catch((err: unknown) => {
      this.logger.error({ msg: 'unforeseen error', requestId: request.id, err });
      sendPlainStatus(reply, err instanceof HttpException ? err.getStatus() : 500);
    });
  }

  private async answer(
    error: unknown,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    if (error instanceof NotSignedIn) return this.askToSignIn(request, reply);
    if (error instanceof FormOutdated) return this.askToGoOn(request, reply);
    await this.tell(error, request, reply);
  }

  private async tell(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { status, name } = answerTo(error);
    this.log(error, status, request);
    const page = this.pages.view(request, reply);
    const { publicUrl } = this.options;
    const props = { page, name, requestId: request.id, publicUrl };
    await this.pages.send(reply, <ProblemPage {...props} />, status);
  }

  private async askToSignIn(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const ended = this.sessions.sentBy(request);
    if (request.method !== 'POST') {
      const query = new URLSearchParams({ to: request.url, ...(ended && { after: 'end' }) });
      return this.pages.leadTo(`/sign-in?${query.toString()}`, request, reply);
    }
    if (takesFiles(request.routeOptions.url)) {
      // Files are not kept, nor read from strangers.
      const remarks = ended ? [({ signIn }: SharedTexts) => signIn.ended] : [];
      return this.signIn.ask(request, reply, { to: '/', remarks }, 403);
    }
    const form = await readForm(request).catch((unreadable: unknown) => unreadable);
    if (!(form instanceof PageForm)) return this.tell(form, request, reply);
    const asked = { to: request.url, ...(ended && { kept: form.kept() }) };
    const remarks = ended ? [({ signIn }: SharedTexts) => signIn.endedKept] : [];
    await this.signIn.ask(request, reply, { ...asked, remarks }, 403);
  }

  private async askToGoOn(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { visitor, pageForm } = request;
    // There is nothing to keep of a sign-in, whose form comes from before it: least of all the password.
    if (!visitor || !pageForm || request.routeOptions.url === '/sign-in')
      return this.pages.leadTo('/sign-in', request, reply);
    const page = this.pages.view(request, reply);
    const props = { page, to: request.url, kept: pageForm.kept() };
    await this.pages.send(reply, <GoOnPage {...props} />, 403);
  }

  private log(error: unknown, status: number, { id: requestId }: FastifyRequest): void {
    if (error instanceof PageNotAllowed || error instanceof NotAuthenticated) return;
    if (status === 500) this.logger.error({ msg: 'unforeseen error', requestId, err: error });
    else if (error instanceof DomainError) {
      const { refusal, facts, cause } = error;
      this.logger.warn({ msg: 'request refused', requestId, refusal, ...facts, err: cause });
    }
  }
}

function answerTo(error: unknown): { status: number; name: ErrorName } {
  if (error instanceof PageNotAllowed || error instanceof NotAuthenticated) {
    return { status: 403, name: 'notAllowed' };
  }
  if (error instanceof PlainTextConnection) return { status: 403, name: 'plainText' };
  if (error instanceof ProvisioningError && error.because === 'missing') {
    return { status: 404, name: 'missing' };
  }
  if (error instanceof ProvisioningError) return { status: 400, name: 'unreadable' };
  if (error instanceof InvalidRequest) return { status: 400, name: 'unreadable' };
  if (error instanceof HttpException && error.getStatus() < 500) {
    const status = error.getStatus();
    return { status, name: status === 404 ? 'missing' : 'unreadable' };
  }
  return error instanceof DomainError || error instanceof IdempotencyConflict
    ? { status: 503, name: 'unavailable' }
    : { status: 500, name: 'internal' };
}
