import type { MailboxPage } from '../../../credentials/admin/mailboxes.service.js';
import type { QueuedMail } from '../../../notification/admin/mail-queue.service.js';
import type { PageView } from '../document/page-view.js';
import { HelpdeskDocument } from './helpdesk-document.js';
import { mailboxPath } from './mailbox-path.js';
import { topicName } from './mails-table.js';
import { Paging, ScrollTable } from './scroll-table.js';
import type { HelpdeskTexts } from './texts/helpdesk-texts.js';

interface MailPageProps {
  readonly page: PageView;
  readonly texts: HelpdeskTexts;
  readonly waiting: readonly QueuedMail[];
  /** The place after which the next page of the waiting mails begins. */
  readonly next: string | undefined;
  readonly bounced: MailboxPage;
  /** Whether a list is not its first page. */
  readonly continued: { readonly waiting: boolean; readonly bounced: boolean };
}

const path = '/helpdesk/mail';

/** The mails that wait, and the mailboxes whose last mail bounced. */
export function MailPage({ page, texts, waiting, next, bounced, continued }: MailPageProps) {
  const words = texts.queue;
  return (
    <HelpdeskDocument {...{ page, texts }} title={words.title} current="mail">
      <section>
        <h2 id="waiting">{words.waiting}</h2>
        {waiting.length === 0 ? (
          <p>{words.noneWaits}</p>
        ) : (
          <WaitingMails {...{ page, texts, waiting }} />
        )}
        <Paging
          label={words.waiting}
          texts={texts}
          first={continued.waiting ? path : undefined}
          next={next === undefined ? undefined : linkTo('after', next)}
        />
      </section>
      <section>
        <h2 id="bounced">{words.bounced}</h2>
        {bounced.mailboxes.length === 0 ? (
          <p>{words.noneBounced}</p>
        ) : (
          <Bounced {...{ page, texts, bounced }} />
        )}
        <Paging
          label={words.bounced}
          texts={texts}
          first={continued.bounced ? `${path}#bounced` : undefined}
          next={bounced.next === undefined ? undefined : linkTo('bounced-after', bounced.next)}
        />
      </section>
    </HelpdeskDocument>
  );
}

function WaitingMails({ page, texts, waiting }: Pick<MailPageProps, 'page' | 'texts' | 'waiting'>) {
  const { mailbox, mail, since, attempts, next, why, ...words } = texts.queue;
  return (
    <ScrollTable caption={words.waiting} columns={[mailbox, mail, since, attempts, next, why]}>
      {waiting.map((each) => (
        <tr key={each.id}>
          <th scope="row">
            <a href={mailboxPath(each.mailbox)}>{each.mailbox}</a>
          </th>
          <td>{topicName(each.topic, texts)}</td>
          <td>{page.time(each.createdAt)}</td>
          <td>{each.attempts}</td>
          <td>{each.underWay ? words.underWay : page.time(each.dueAt)}</td>
          <td>
            {each.maybeSent && <p>{words.maybeSent}</p>}
            <bdi>{each.trouble}</bdi>
          </td>
        </tr>
      ))}
    </ScrollTable>
  );
}

function Bounced({ page, texts, bounced }: Pick<MailPageProps, 'page' | 'texts' | 'bounced'>) {
  const { people, queue } = texts;
  const columns = [people.name, people.address, queue.bouncedAt, queue.status];
  return (
    <ScrollTable caption={queue.bounced} columns={columns}>
      {bounced.mailboxes.map(({ id, address, displayName, pin: { mail } }) => (
        <tr key={id}>
          <th scope="row">
            <a href={mailboxPath(address)}>
              <bdi>{displayName ?? address}</bdi>
            </a>
          </th>
          <td>{address}</td>
          <td>{mail && page.time(mail.at)}</td>
          <td>
            <bdi>{mail?.status}</bdi>
          </td>
        </tr>
      ))}
    </ScrollTable>
  );
}

function linkTo(name: 'after' | 'bounced-after', value: string): string {
  return `${path}?${new URLSearchParams({ [name]: value }).toString()}`;
}
