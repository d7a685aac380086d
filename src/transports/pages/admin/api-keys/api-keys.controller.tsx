import { Controller, Get, Post, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { keyRoles } from '../../../../accounts/account.entity.js';
import {
  ApiKeysService,
  type NewApiKey,
  keyMadeBefore,
} from '../../../../accounts/admin/api-keys.service.js';
import { Idempotency } from '../../../../idempotency/idempotency.js';
import { InvalidRequest } from '../../../json-api/invalid-request.js';
import { PathName, QueryParameters } from '../../../json-api/request-parameters.js';
import { keyOf, type PageForm } from '../../access/page-form.js';
import { PageGuard } from '../../access/page.guard.js';
import { patiently } from '../../access/patiently.js';
import { CurrentVisitor, SentForm, type Visitor } from '../../access/visitor.js';
import { Pages } from '../../document/pages.js';
import { PageFilter } from '../../page.filter.js';
import { AdminPages } from '../admin-pages.js';
import { formWith } from '../form-values.js';
import { listQuery, pageLength, type ListQuery } from '../list-query.js';
import { refusedChange } from '../refusal-words.js';
import { ApiKeysPage } from './api-keys.page.js';
import { keyFields, MadeKeyPage, NewApiKeyPage } from './new-api-key.page.js';

interface MadeKey {
  readonly id: string;
  readonly secret?: string;
}

/** API keys to find, make and revoke. */
@Controller('admin')
@UseGuards(PageGuard)
@UseFilters(PageFilter)
export class ApiKeyPagesController {
  constructor(
    private readonly apiKeys: ApiKeysService,
    private readonly idempotency: Idempotency,
    private readonly pages: Pages,
    private readonly admin: AdminPages,
  ) {}

  @Get('api-keys')
  async list(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @QueryParameters(listQuery) { search, after }: ListQuery,
  ): Promise<void> {
    const found = await this.apiKeys.page({ search, after, limit: pageLength });
    const view = this.admin.view(request, reply);
    await this.pages.send(reply, <ApiKeysPage {...{ view, search, found, after }} />);
  }

  @Get('new-api-key')
  async offerNew(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const view = this.admin.view(request, reply);
    await this.pages.send(reply, <NewApiKeyPage view={view} form={formWith({})} />);
  }

  /** The key itself is in the first answer alone: it is stored nowhere, not even for a second click. */
  @Post('new-api-key')
  async add(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentVisitor() { by }: Visitor,
    @SentForm() form: PageForm,
  ): Promise<void> {
    const view = this.admin.view(request, reply);
    const wanted = keyIn(form);
    const key = keyOf(form);
    try {
      const action = { by, key, request: ['api key page', wanted] };
      const { id, secret } = await patiently(() =>
        this.idempotency.once<MadeKey>(
          action,
          async (attempt) => {
            const lost = keyMadeBefore(await attempt.recorded('api-key-added'));
            if (lost !== undefined) return { id: lost };
            const made = await this.apiKeys.add(wanted, attempt.by);
            return { id: made.id, secret: made.reveal() };
          },
          (made) => ({ id: made.id }),
        ),
      );
      await this.pages.send(reply, <MadeKeyPage {...{ view, id, secret }} />);
    } catch (error) {
      const { problems } = refusedChange(error, view);
      await this.pages.send(reply, <NewApiKeyPage {...{ view, form, problems }} />, 422);
    }
  }

  @Post('api-keys/:id/revoke')
  async revoke(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentVisitor() { by }: Visitor,
    @PathName('id') id: string,
  ): Promise<void> {
    const { keys } = this.admin.view(request, reply).texts;
    const changed = await this.apiKeys.revoke(id, by);
    const title = changed ? keys.revoked(id) : keys.alreadyRevoked(id);
    await this.pages.leadTo('/admin/api-keys', request, reply, { tone: 'done', title, text: [] });
  }
}

function keyIn(form: PageForm): NewApiKey {
  const role = keyRoles.find((each) => each === form.text(keyFields.role));
  if (!role) throw new InvalidRequest('role must be one of the roles of keys');
  return {
    login: form.text(keyFields.login),
    label: form.text(keyFields.label),
    role,
    scope: form.text(keyFields.scope) || null,
  };
}
