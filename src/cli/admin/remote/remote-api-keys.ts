import { z } from 'zod';
import { ApiKey } from '../../../accounts/api-key.js';
import type {
  ApiKeyQuery,
  ApiKeysService,
  ApiKeyView,
  NewApiKey,
} from '../../../accounts/admin/api-keys.service.js';
import {
  apiKeyPage,
  madeApiKey,
  type apiKeySchema,
} from '../../../transports/admin/accounts/accounts.contract.js';
import { UnavailableError } from '../../shared/errors.js';
import type { AdminApi } from './admin-api.js';
import { dateOf, dateOrNull } from './dates.js';

const revoked = z.object({ changed: z.boolean() });

/** API keys of a service elsewhere. */
export class RemoteApiKeys implements Pick<ApiKeysService, 'add' | 'list' | 'revoke'> {
  constructor(private readonly api: AdminApi) {}

  async add(body: NewApiKey): Promise<ApiKey> {
    const { id, key } = await this.api.act({ path: ['api-keys'], body }, madeApiKey);
    const made = key === null ? undefined : ApiKey.parse(key);
    if (!made) {
      throw new UnavailableError(
        `The service made the key ${id}, and the answer with it was lost: umpin api-key revoke ${id}, and add another.`,
      );
    }
    return made;
  }

  /** In the order of the service's own list; the API has them by id. */
  async list(query: Pick<ApiKeyQuery, 'search'> = {}): Promise<ApiKeyView[]> {
    const keys: ApiKeyView[] = [];
    for await (const each of this.api.all(['api-keys'], apiKeyPage, query)) keys.push(viewOf(each));
    return keys.sort(byLogin);
  }

  async revoke(id: string): Promise<boolean> {
    const request = { method: 'DELETE', path: ['api-keys', id] } as const;
    return (await this.api.ask(request, revoked)).changed;
  }
}

function byLogin(one: ApiKeyView, other: ApiKeyView): number {
  const [a, b] = [one, other].map(({ login }) => login.toLowerCase());
  if (a !== b) return (a ?? '') < (b ?? '') ? -1 : 1;
  return +one.createdAt - +other.createdAt;
}

function viewOf({ createdAt, revokedAt, ...key }: z.infer<typeof apiKeySchema>): ApiKeyView {
  return { ...key, createdAt: dateOf(createdAt), revokedAt: dateOrNull(revokedAt) };
}
