import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { AdminRole } from '../../../accounts/account.entity.js';
import type { Principal } from '../../../authentication/principal.js';
import { FormTokens } from '../access/form-tokens.js';
import { PAGE_OPTIONS, type PageOptions } from '../page-options.js';
import { PageSessions } from '../session/page-sessions.js';
import type { Notice } from '../session/session-store.js';
import { pageTime } from '../texts/page-clock.js';
import { pageCount } from '../texts/page-count.js';
import { pageLanguage } from '../texts/page-language.js';
import { sharedTexts } from '../texts/shared.js';
import type { Area, PageView } from './page-view.js';
import { pageHeaders } from './page-headers.js';

/** Answers requests with pages, or leads on to one. */
@Injectable()
export class Pages {
  constructor(
    private readonly sessions: PageSessions,
    private readonly tokens: FormTokens,
    @Inject(PAGE_OPTIONS) private readonly options: PageOptions,
  ) {}

  /**
   * What every page needs. A notice is shown once.
   *
   * @param mailboxLanguage of the person, if the browser prefers none of ours
   */
  view(request: FastifyRequest, reply: FastifyReply, mailboxLanguage?: string): PageView {
    const { language, locale } = pageLanguage(request, mailboxLanguage);
    const shared = sharedTexts[language];
    const session = this.sessions.of(request);
    // A script that refreshes a part of a page is not whom a notice is for.
    const notice = request.headers['sec-fetch-dest'] === 'empty' ? undefined : session.notice;
    if (notice) delete session.notice;
    const { visitor } = request;
    return {
      language,
      locale,
      shared,
      time: pageTime(shared, locale, this.options.timeZone),
      count: pageCount(locale),
      token: this.tokens.tokenFor(request, reply),
      person: visitor && { login: visitor.by.actor, areas: this.areasOf(visitor.principal) },
      notice,
    };
  }

  async send(reply: FastifyReply, page: VNode, status = 200): Promise<void> {
    await reply
      .code(status)
      .headers(pageHeaders(this.options.secure))
      .type('text/html; charset=utf-8')
      .send(`<!doctype html>${renderToString(page)}`);
  }

  /** Leads to a page, which tells what has been done (RFC 9110 15.4.4): to load it again does nothing. */
  async leadTo(
    path: string,
    request: FastifyRequest,
    reply: FastifyReply,
    notice?: Notice,
  ): Promise<void> {
    if (notice) this.sessions.of(request).notice = notice;
    await reply.code(303).headers(pageHeaders(this.options.secure)).header('location', path).send();
  }

  private areasOf({ mailboxId, administers = {} }: Principal): Area[] {
    const has = (...roles: AdminRole[]) => roles.some((role) => administers[role]);
    const areas: Record<Area, boolean> = {
      owner: mailboxId !== undefined,
      helpdesk: has('admin', 'helpdesk'),
      admin: has('admin'),
      audit: has('admin', 'auditor'),
    };
    const shown: readonly Area[] = this.options.areas;
    return shown.filter((area) => areas[area]);
  }
}
