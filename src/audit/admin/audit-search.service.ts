import { Injectable } from '@nestjs/common';
import { includes, type MailboxScope } from '../../accounts/mailbox-scope.js';
import { ProvisioningError, quoted } from '../../accounts/provisioning-error.js';
import {
  MailboxDirectory,
  type DirectoryMailbox,
} from '../../credentials/mailbox-directory.repository.js';
import { isOnCalendar } from '../../common/calendar.js';
import { Database } from '../../database/database.js';
import type { AuditedEvent } from '../audit-event.entity.js';
import type { EventRow } from '../event-row.sql.js';
import { searchSql, type Position, type SearchOrder } from './search.sql.js';

/** Which events are wanted: those that meet every condition that is given. */
export interface AuditFilter {
  /** A mailbox by its address or, also after it was removed, by its id. */
  readonly mailbox?: string | undefined;
  /** A login, in any case. */
  readonly actor?: string | undefined;
  /** One of these. */
  readonly events?: readonly AuditedEvent[] | undefined;
  /** Not before it. */
  readonly since?: Date | undefined;
  /** Before it. */
  readonly until?: Date | undefined;
  /** The events of mailboxes in it; those without a mailbox are for everyone's scope alone. */
  readonly scope: MailboxScope;
}

export interface AuditPageQuery extends AuditFilter {
  /** `next` of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
  /** The newest first unless given. */
  readonly order?: SearchOrder | undefined;
}

/** An event as people and programs read it. */
export interface AuditEventView extends EventRow {
  /** The present address of its mailbox; null if it has none, or was removed. */
  readonly mailbox: string | null;
}

export interface AuditPage {
  /** As many as the limit or, if they are rare, fewer and yet not the last. */
  readonly events: readonly AuditEventView[];
  /** For `after` of the page that follows; absent if this is the last one. */
  readonly next?: string;
}

/** Events that are read in one statement. */
const chunk = 1_000;

/** Chunks that a page may read to find what is in a narrow scope. */
const chunksOfPage = 10;

/** Searches the audit. It only reads. */
@Injectable()
export class AuditSearch {
  constructor(
    private readonly database: Database,
    private readonly directory: MailboxDirectory,
  ) {}

  /** @throws ProvisioningError, DomainError DatabaseUnavailable */
  async page(query: AuditPageQuery): Promise<AuditPage> {
    const { limit, order = 'newest' } = query;
    const wanted = await this.wanted(query);
    const events: AuditEventView[] = [];
    let after = query.after === undefined ? undefined : readCursor(query.after);
    for (let chunks = 0; chunks < chunksOfPage; chunks += 1) {
      // One more than is wanted tells whether there is another page.
      const size = query.scope.kind === 'everyone' ? limit + 1 : chunk;
      const rows = await this.rows(wanted, after, order, size);
      for (const event of await this.viewed(rows, query.scope)) {
        if (events.length === limit) return { events, next: cursorOf(events.at(-1)) };
        events.push(event);
      }
      after = rows.at(-1);
      if (rows.length < size) return { events };
    }
    return { events, next: cursorOf(after) };
  }

  /**
   * All events, the oldest first, in the memory of one chunk. Those of a transaction that commits meanwhile, and
   * began before the last event that was read, are left out.
   *
   * @throws ProvisioningError, DomainError DatabaseUnavailable
   */
  async *all(filter: AuditFilter): AsyncGenerator<AuditEventView> {
    const wanted = await this.wanted(filter);
    let after: EventRow | undefined;
    for (;;) {
      const rows = await this.rows(wanted, after, 'oldest', chunk);
      yield* await this.viewed(rows, filter.scope);
      if (rows.length < chunk) return;
      after = rows.at(-1);
    }
  }

  private async wanted({ mailbox, scope, ...filter }: AuditFilter): Promise<Wanted> {
    const ofMailboxes = scope.kind !== 'everyone';
    if (mailbox === undefined) return { ...filter, ofMailboxes };
    return { ...filter, ofMailboxes, mailboxId: await this.mailboxId(mailbox, scope) };
  }

  /** An id without a mailbox may be that of one that was removed, which only everyone's scope has. */
  private async mailboxId(mailbox: string, scope: MailboxScope): Promise<string> {
    const id = uuid.test(mailbox) ? mailbox : undefined;
    const found = await this.directory.find(id, mailbox);
    if (found && includes(scope, found)) return found.id;
    if (!found && id !== undefined && scope.kind === 'everyone') return id;
    throw new ProvisioningError([`there is no mailbox ${quoted(mailbox)}`], {
      because: 'missing',
    });
  }

  private rows(
    wanted: Wanted,
    after: Position | undefined,
    order: SearchOrder,
    limit: number,
  ): Promise<EventRow[]> {
    const { sql, values } = searchSql({ ...wanted, after, order, limit });
    return this.database.rows<EventRow>(sql, values);
  }

  /** Those in the scope, with their addresses. */
  private async viewed(rows: readonly EventRow[], scope: MailboxScope): Promise<AuditEventView[]> {
    const ids = new Set(rows.flatMap(({ mailboxId }) => mailboxId ?? []));
    const mailboxes = await this.directory.byIds([...ids]);
    return rows.flatMap((row) => {
      const mailbox = row.mailboxId === null ? undefined : mailboxes.get(row.mailboxId);
      return isWithin(scope, mailbox) ? [{ ...row, mailbox: mailbox?.address ?? null }] : [];
    });
  }
}

type Wanted = Omit<AuditFilter, 'mailbox' | 'scope'> & {
  readonly mailboxId?: string;
  readonly ofMailboxes: boolean;
};

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function isWithin(scope: MailboxScope, mailbox: DirectoryMailbox | undefined): boolean {
  return scope.kind === 'everyone' || (mailbox !== undefined && includes(scope, mailbox));
}

function cursorOf(event: Position | undefined): string {
  return event ? `${event.at}_${event.seq}_${event.id}` : '';
}

/** Whether PostgreSQL takes it for a time. It knows no year 0. */
function isTime(text: string): boolean {
  const written = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(text);
  return written && isOnCalendar(text.slice(0, -1));
}

/** Whether it may be `after` of a query. */
export function isEndOfPage(text: string): boolean {
  return positionOf(text) !== undefined;
}

/** @throws ProvisioningError */
function readCursor(text: string): Position {
  const position = positionOf(text);
  if (!position) throw new ProvisioningError(['this is not the end of a page of the audit']);
  return position;
}

function positionOf(text: string): Position | undefined {
  const [at = '', seq = '', id = ''] = text.split('_');
  const good = isTime(at) && /^\d{1,18}$/.test(seq) && uuid.test(id);
  return good ? { at, seq, id } : undefined;
}
