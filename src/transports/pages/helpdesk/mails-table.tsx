import type { MailOfMailbox } from '../../../notification/admin/mail-queue.service.js';
import type { PageView } from '../document/page-view.js';
import { callerName } from './history-table.js';
import { ScrollTable } from './scroll-table.js';
import type { HelpdeskTexts } from './texts/helpdesk-texts.js';

interface MailsTableProps {
  readonly page: PageView;
  readonly texts: HelpdeskTexts;
  readonly mails: readonly MailOfMailbox[];
}

/** The last mails to an owner, and what became of them. */
export function MailsTable({ page, texts, mails }: MailsTableProps) {
  const words = texts.mails;
  const { ordered, mail, by, fate, since, details } = words;
  return (
    <section>
      <h2 id="mails">{words.title}</h2>
      {mails.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ScrollTable caption={words.title} columns={[ordered, mail, by, fate, since, details]}>
          {mails.map((each, index) => (
            <tr key={index}>
              <td>{page.time(each.orderedAt)}</td>
              <td>{topicName(each.topic, texts)}</td>
              <td>{callerName(each.orderedBy, texts)}</td>
              <td>{words.fates[each.fate]}</td>
              <td>{page.time(each.at)}</td>
              <td>
                <bdi>{each.detail}</bdi>
              </td>
            </tr>
          ))}
        </ScrollTable>
      )}
    </section>
  );
}

/** A newer version may know more topics than this one, and both may run. */
export function topicName(topic: string, { topics }: HelpdeskTexts): string {
  return (topics as Partial<Record<string, string>>)[topic] ?? topic;
}
