import type { HistoryPage } from '../../../audit/admin/mailbox-history.service.js';
import { service } from '../../../common/actor.js';
import type { PageView } from '../document/page-view.js';
import { Paging, ScrollTable } from './scroll-table.js';
import type { HelpdeskTexts } from './texts/helpdesk-texts.js';

interface HistoryTableProps {
  readonly page: PageView;
  readonly texts: HelpdeskTexts;
  readonly history: HistoryPage;
  readonly continued: boolean;
  /** Of the page that it is on. */
  readonly path: string;
}

/** What has happened to a mailbox, the newest first. */
export function HistoryTable({ page, texts, history, continued, path }: HistoryTableProps) {
  const words = texts.history;
  const { entries, next } = history;
  return (
    <section>
      <h2 id="history">{words.title}</h2>
      {entries.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ScrollTable
          caption={words.title}
          columns={[words.time, words.event, words.by, words.details]}
        >
          {entries.map(({ at, event, actor, detail }, index) => (
            <tr key={index}>
              <td>{page.time(at)}</td>
              <td>{words.events[event]}</td>
              <td>{callerName(actor, texts)}</td>
              <td>
                <bdi>{detail}</bdi>
              </td>
            </tr>
          ))}
        </ScrollTable>
      )}
      <Paging
        label={words.title}
        texts={texts}
        first={continued ? `${path}#history` : undefined}
        next={next === undefined ? undefined : `${path}?${after(next)}#history`}
      />
    </section>
  );
}

function after(next: string): string {
  return new URLSearchParams({ after: next }).toString();
}

/** A login, or words for the service itself. */
export function callerName(actor: string, { history }: HelpdeskTexts): string {
  return actor === service.actor ? history.service : actor;
}
