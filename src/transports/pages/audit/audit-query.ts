import { isPlainName } from '../../../accounts/account-rules.js';
import type { MailboxScope } from '../../../accounts/mailbox-scope.js';
import type { AuditFilter } from '../../../audit/admin/audit-search.service.js';
import type { AuditedEvent } from '../../../audit/audit-event.entity.js';
import { eventMeanings } from '../../../audit/event-meanings.js';
import type { PageForm } from '../access/page-form.js';
import { dayStart, nextDay } from './day-start.js';
import type { AuditTexts } from './texts/audit-texts.js';

/** The fields of the search as they were filled in. */
export type TypedSearch = Readonly<Record<(typeof searchFields)[number], string>>;

const searchFields = ['mailbox', 'actor', 'event', 'from', 'to'] as const;

export function readTyped(query: PageForm): TypedSearch {
  const fields = searchFields.map((field) => [field, query.text(field)] as const);
  return Object.fromEntries(fields) as TypedSearch;
}

/** The query of a link to the same search; empty if nothing was filled in. */
export function linkQuery(typed: Partial<TypedSearch>, after?: string): string {
  const parameters = new URLSearchParams();
  for (const field of searchFields) if (typed[field]) parameters.set(field, typed[field]);
  if (after !== undefined) parameters.set('after', after);
  const query = parameters.toString();
  return query && `?${query}`;
}

interface SearchContext {
  readonly scope: MailboxScope;
  readonly timeZone: string;
  readonly texts: AuditTexts['search'];
}

/** What was meant, unless there are problems. */
export function filterOf(
  { mailbox, actor, event, from, to }: TypedSearch,
  { scope, timeZone, texts }: SearchContext,
): { readonly filter: AuditFilter; readonly problems: readonly string[] } {
  const since = from === '' ? undefined : dayStart(from, timeZone);
  // To the end of the last day, which is the beginning of the next one.
  const until = to === '' ? undefined : dayStart(nextDay(to) ?? '', timeZone);
  const problems = [
    mailbox !== '' && !isPlainName(mailbox) && texts.notAName(texts.mailbox),
    actor !== '' && !isPlainName(actor) && texts.notAName(texts.actor),
    event !== '' && !isEvent(event) && texts.noSuchEvent,
    from !== '' && !since && texts.notADate(texts.from),
    to !== '' && !until && texts.notADate(texts.to),
    since && until && since >= until && texts.datesReversed,
  ].filter((problem) => typeof problem === 'string');
  const filter = {
    mailbox: mailbox === '' ? undefined : mailbox,
    actor: actor === '' ? undefined : actor,
    events: isEvent(event) ? [event] : undefined,
    since,
    until,
    scope,
  };
  return { filter, problems };
}

function isEvent(name: string): name is AuditedEvent {
  return Object.hasOwn(eventMeanings, name);
}
