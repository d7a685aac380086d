import {
  Inject,
  Injectable,
  Logger,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { MailboxScope } from '../../../accounts/mailbox-scope.js';
import { RequestAuthenticator } from '../../../authentication/authentication.guard.js';
import { PageAuthenticator } from '../../../authentication/page-authenticator.js';
import type { Principal } from '../../../authentication/principal.js';
import { scopeOfRight } from '../../../authentication/right.js';
import { isLoopback } from '../../../common/loopback.js';
import { isCrossOriginChange } from '../../../http-server/cross-origin.js';
import { PAGE_OPTIONS, type PageOptions } from '../page-options.js';
import { InvalidRequest } from '../../json-api/invalid-request.js';
import { ProxySignIn } from '../sign-in/proxy-sign-in.js';
import { PageSessions } from '../session/page-sessions.js';
import { FormTokens } from './form-tokens.js';
import { readForm, tokenField } from './page-form.js';
import { FormOutdated, NotSignedIn, PageNotAllowed, PlainTextConnection } from './page-refusals.js';
import { pageRights, pageUploads, type PageRight } from './page-rights.js';

/** Lets people in as far as the table of rights goes, and reads their forms after that. */
@Injectable()
export class PageGuard implements CanActivate {
  private readonly logger = new Logger(PageGuard.name);

  constructor(
    private readonly requests: RequestAuthenticator,
    private readonly sessions: PageSessions,
    private readonly people: PageAuthenticator,
    private readonly proxy: ProxySignIn,
    private readonly tokens: FormTokens,
    @Inject(PAGE_OPTIONS) private readonly options: PageOptions,
  ) {}

  /** @throws NotSignedIn, InvalidRequest, FormOutdated, PageNotAllowed, PlainTextConnection, DomainError DatabaseUnavailable */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const right = rightTo(request);
    if (request.url.includes('%00')) throw new InvalidRequest('The URL holds a NUL.');
    if (isCrossOriginChange(request.raw)) this.refuse(request, 'cross-origin');
    if (!this.options.secure && !isLoopback(hostOf(request))) throw new PlainTextConnection();

    await this.sessions.open(request, http.getResponse<FastifyReply>());
    const principal = await this.principalOf(request);
    if (principal) this.admit(request, principal, right);
    else if (right !== 'everybody') throw new NotSignedIn();
    await this.readForm(request);
    return true;
  }

  private async principalOf(request: FastifyRequest): Promise<Principal | undefined> {
    const user = this.requests.proxyUser(request);
    // A proxy that does not name its user clearly has another one than the session, for all we know.
    if (typeof user === 'string') {
      const { id: requestId, ip: source } = request;
      this.logger.warn({ msg: 'authentication failed', requestId, source, credentials: user });
      return undefined;
    }
    if (user) return this.proxy.signIn(request, user);
    const { person } = this.sessions.of(request);
    return person && !person.byProxy ? this.people.of(person) : undefined;
  }

  private admit(request: FastifyRequest, principal: Principal, right: PageRight): void {
    const scope: MailboxScope | undefined =
      typeof right === 'string' ? { kind: 'any', of: [] } : scopeOfRight(principal, right);
    const { login } = principal;
    if (!scope) return this.refuse(request, 'right', login);
    const by = { actor: login, source: request.ip, requestId: request.id };
    request.visitor = { principal, by, scope };
  }

  private async readForm(request: FastifyRequest): Promise<void> {
    if (request.method !== 'POST') return;
    request.pageForm = await readForm(request, pageUploads[routeOf(request)]);
    const token = request.pageForm.secret(tokenField);
    if (!this.tokens.accepts(request, token)) throw new FormOutdated();
  }

  private refuse({ id: requestId }: FastifyRequest, reason: string, login?: string): never {
    this.logger.warn({ msg: 'not allowed', requestId, reason, login });
    throw new PageNotAllowed();
  }
}

function rightTo(request: FastifyRequest): PageRight {
  const route = routeOf(request);
  const right = pageRights[route];
  if (!right) throw new Error(`Nobody has a right to ${route}.`);
  return right;
}

function routeOf({ method, routeOptions: { url = '' } }: FastifyRequest): string {
  return `${method === 'HEAD' ? 'GET' : method} ${url}`;
}

function hostOf({ headers: { host = '' } }: FastifyRequest): string {
  const url = `http://${host}`;
  return URL.canParse(url) ? new URL(url).hostname : '';
}
