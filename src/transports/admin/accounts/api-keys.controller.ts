import { Controller, Delete, Get, Post, UseFilters, UseGuards } from '@nestjs/common';
import type { z } from 'zod';
import {
  ApiKeysService,
  keyMadeBefore,
  type ApiKeyView,
} from '../../../accounts/admin/api-keys.service.js';
import { JsonBody } from '../../json-api/request-body.js';
import { PathName, QueryParameters } from '../../json-api/request-parameters.js';
import { CurrentAccess, type AdminAccess } from '../access/admin-access.js';
import { AdminGuard } from '../access/admin.guard.js';
import { pageAnswer, timeText, timeTextOrNull } from '../contract.js';
import { Idempotency } from '../../../idempotency/idempotency.js';
import { IdempotencyKey } from '../idempotency-key.js';
import { ProblemFilter } from '../problem.filter.js';
import {
  apiKeyQuery,
  newApiKey,
  type apiKeyPage,
  type apiKeySchema,
  type madeApiKey,
} from './accounts.contract.js';

type MadeApiKey = z.infer<typeof madeApiKey>;

/** API keys, for administrators. */
@Controller('v1/admin/api-keys')
@UseGuards(AdminGuard)
@UseFilters(ProblemFilter)
export class ApiKeysController {
  constructor(
    private readonly apiKeys: ApiKeysService,
    private readonly idempotency: Idempotency,
  ) {}

  @Get()
  async list(
    @QueryParameters(apiKeyQuery) query: z.infer<typeof apiKeyQuery>,
  ): Promise<z.infer<typeof apiKeyPage>> {
    const { keys, next } = await this.apiKeys.page(query);
    return pageAnswer(keys.map(keyAnswer), next);
  }

  /** The key itself is in the first answer alone: it is stored nowhere, not even for a repetition. */
  @Post()
  async add(
    @CurrentAccess() { by }: AdminAccess,
    @IdempotencyKey() key: string | undefined,
    @JsonBody(newApiKey) body: z.infer<typeof newApiKey>,
  ): Promise<MadeApiKey> {
    const { login } = body;
    const made = await this.idempotency.once<Omit<MadeApiKey, 'login'>>(
      { by, key, request: ['api-keys', body] },
      async (attempt) => {
        const lost = keyMadeBefore(await attempt.recorded('api-key-added'));
        if (lost !== undefined) return { id: lost, key: null };
        const added = await this.apiKeys.add(body, attempt.by);
        return { id: added.id, key: added.reveal() };
      },
      ({ id }) => ({ id, key: null }),
    );
    return { ...made, login };
  }

  @Delete(':id')
  async revoke(
    @CurrentAccess() { by }: AdminAccess,
    @PathName('id') id: string,
  ): Promise<{ id: string; changed: boolean }> {
    return { id, changed: await this.apiKeys.revoke(id, by) };
  }
}

function keyAnswer(view: ApiKeyView): z.infer<typeof apiKeySchema> {
  const { createdAt, revokedAt } = view;
  return { ...view, createdAt: timeText(createdAt), revokedAt: timeTextOrNull(revokedAt) };
}
