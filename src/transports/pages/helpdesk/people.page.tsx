import type { MailboxView } from '../../../credentials/admin/mailbox-views.js';
import type { MailboxPage } from '../../../credentials/admin/mailboxes.service.js';
import type { PageView } from '../document/page-view.js';
import { HelpdeskDocument } from './helpdesk-document.js';
import { mailboxPath } from './mailbox-path.js';
import { stateOf } from './mailbox-state.js';
import { Paging, ScrollTable } from './scroll-table.js';
import { StateTag } from './state-tag.js';
import type { HelpdeskTexts } from './texts/helpdesk-texts.js';

interface PeopleProps {
  readonly page: PageView;
  readonly texts: HelpdeskTexts;
  /** What was searched for; empty: nothing yet. */
  readonly query: string;
  readonly after: string | undefined;
  readonly found: MailboxPage | undefined;
}

/** Finds people. The module `search` does the same while one types: it replaces what follows the form. */
export function PeoplePage({ page, texts, query, after, found }: PeopleProps) {
  const { people } = texts;
  const count = found?.mailboxes.length ?? 0;
  const hits = found && (found.next === undefined ? people.hits(count) : people.moreHits(count));
  return (
    <HelpdeskDocument
      page={page}
      texts={texts}
      scripts={['search']}
      title={people.title}
      current="people"
    >
      <form action="/helpdesk" role="search">
        <label for="q">{people.search}</label>
        <p class="hint" id="q-hint">
          {people.hint}
        </p>
        <div class="row">
          <input
            id="q"
            name="q"
            type="search"
            value={query}
            maxlength={256}
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            aria-describedby="q-hint"
          />
          <button>{people.button}</button>
        </div>
      </form>
      <p id="hits" role="status">
        {hits}
      </p>
      <div id="results">
        {found && count > 0 && <People mailboxes={found.mailboxes} texts={texts} />}
        <Paging
          label={people.title}
          texts={texts}
          first={after === undefined ? undefined : linkTo(query)}
          next={found?.next === undefined ? undefined : linkTo(query, found.next)}
        />
      </div>
    </HelpdeskDocument>
  );
}

function People(props: { mailboxes: readonly MailboxView[]; texts: HelpdeskTexts }) {
  const { mailboxes, texts } = props;
  const { title, name, address, extension, state } = texts.people;
  return (
    <ScrollTable caption={title} columns={[name, address, extension, state]}>
      {mailboxes.map((mailbox) => (
        <tr key={mailbox.id}>
          <th scope="row">
            <a href={mailboxPath(mailbox.address)}>
              <bdi>{mailbox.displayName ?? mailbox.address}</bdi>
            </a>
          </th>
          <td>{mailbox.address}</td>
          <td>{mailbox.extensions.join(', ')}</td>
          <td>
            <StateTag state={stateOf(mailbox)} texts={texts} />
          </td>
        </tr>
      ))}
    </ScrollTable>
  );
}

function linkTo(query: string, after?: string): string {
  const parameters = new URLSearchParams({ q: query, ...(after !== undefined && { after }) });
  return `/helpdesk?${parameters.toString()}`;
}
