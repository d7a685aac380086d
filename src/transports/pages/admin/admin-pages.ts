import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { overService, scopeOfRight } from '../../../authentication/right.js';
import { visitorOf } from '../access/visitor.js';
import { Pages } from '../document/pages.js';
import type { PageView } from '../document/page-view.js';
import { adminTexts } from './texts/admin.js';
import type { AdminTexts } from './texts/admin-texts.js';

/** What every page of the administration needs. */
export interface AdminView {
  readonly page: PageView;
  readonly texts: AdminTexts;
  /** Whether the administrator's scope is everyone, and with it what belongs to no mailbox. */
  readonly everyone: boolean;
}

/** Makes the views of the administration. */
@Injectable()
export class AdminPages {
  constructor(private readonly pages: Pages) {}

  view(request: FastifyRequest, reply: FastifyReply): AdminView {
    const page = this.pages.view(request, reply);
    const { principal } = visitorOf(request);
    return {
      page,
      texts: adminTexts[page.language],
      everyone: scopeOfRight(principal, overService('admin')) !== undefined,
    };
  }
}
