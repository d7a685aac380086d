import type { AuditEventView } from '../../../audit/admin/audit-search.service.js';
import { eventMeanings } from '../../../audit/event-meanings.js';
import { linkQuery } from './audit-query.js';
import type { AuditWords } from './audit-words.js';

interface EventTableProps {
  readonly words: AuditWords;
  readonly events: readonly AuditEventView[];
}

/** Events with their meanings. */
export function EventTable({ words, events }: EventTableProps) {
  const { texts, timeZone } = words;
  const caption = texts.events.caption(timeZone);
  return (
    <div class="scroll" tabindex={0} role="region" aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.events.time}</th>
            <th scope="col">{texts.events.event}</th>
            <th scope="col">{texts.events.who}</th>
            <th scope="col">{texts.events.mailbox}</th>
            <th scope="col">{texts.events.detail}</th>
          </tr>
        </thead>
        <tbody>
          {events.map((event) => (
            <EventRow key={event.id} words={words} event={event} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function EventRow({ words, event }: { words: AuditWords; event: AuditEventView }) {
  const { texts, moment } = words;
  const { actor, source, mailbox, mailboxId } = event;
  return (
    <tr>
      <td>
        <time datetime={event.at}>{moment(event.at)}</time>
      </td>
      <th scope="row">
        {event.event}
        <p class="hint" lang="en">
          {eventMeanings[event.event].means}
        </p>
      </th>
      <td>
        <a href={`/audit${linkQuery({ actor })}`}>{actor}</a>
        {source !== null && <p class="hint">{texts.events.from(source)}</p>}
      </td>
      <td>
        {mailboxId !== null && (
          <a href={`/audit${linkQuery({ mailbox: mailboxId })}`}>
            {mailbox ?? texts.events.removedMailbox(mailboxId)}
          </a>
        )}
      </td>
      <td>
        {event.detail}
        <More words={words} event={event} />
      </td>
    </tr>
  );
}

function More({ words: { texts }, event }: { words: AuditWords; event: AuditEventView }) {
  const { more, id, place, hash, reset, request } = texts.events;
  const { resetId, requestId } = event;
  return (
    <details>
      <summary>{more}</summary>
      <p>
        {id}: {event.id}
        <br />
        {place}: {event.seq}
        <br />
        {hash}: {event.hash}
        {resetId !== null && (
          <>
            <br />
            {reset}: {resetId}
          </>
        )}
        {requestId !== null && (
          <>
            <br />
            {request}: {requestId}
          </>
        )}
      </p>
    </details>
  );
}
