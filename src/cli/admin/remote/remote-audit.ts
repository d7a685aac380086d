import type {
  AuditEventView,
  AuditFilter,
  AuditPage,
  AuditPageQuery,
  AuditSearch,
} from '../../../audit/admin/audit-search.service.js';
import { auditEventSchema, auditPage } from '../../../transports/admin/audit/audit.contract.js';
import { UnavailableError } from '../../shared/errors.js';
import type { AdminApi } from './admin-api.js';

/** The audit of a service elsewhere, as far as the scope of the key goes. */
export class RemoteAudit implements Pick<AuditSearch, 'page' | 'all'> {
  constructor(private readonly api: AdminApi) {}

  async page({ limit, ...filter }: AuditPageQuery): Promise<AuditPage> {
    const events: AuditEventView[] = [];
    for await (const event of this.api.all(['audit'], auditPage, queryOf(filter))) {
      if (events.length === limit) return { events, next: events.at(-1)?.id ?? '' };
      events.push(event);
    }
    return { events };
  }

  async *all(filter: AuditFilter): AsyncGenerator<AuditEventView> {
    const request = { path: ['audit', 'export'], query: queryOf(filter) };
    for await (const line of this.api.lines(request)) yield eventIn(line);
  }
}

function eventIn(line: string): AuditEventView {
  try {
    return auditEventSchema.parse(JSON.parse(line));
  } catch (error) {
    const problem = 'The service ended its answer early, or gave a line that is no event.';
    throw new UnavailableError(problem, { cause: error });
  }
}

function queryOf({ mailbox, actor, events, since, until }: AuditFilter) {
  return {
    mailbox,
    actor,
    event: events?.join(','),
    since: since?.toISOString(),
    until: until?.toISOString(),
  };
}
