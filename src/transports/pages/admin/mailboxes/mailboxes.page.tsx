import type { MailboxPage } from '../../../../credentials/admin/mailboxes.service.js';
import { AdminDocument } from '../admin-document.js';
import type { AdminView } from '../admin-pages.js';
import { pathOf } from '../form-values.js';
import { PageLinks, SearchForm } from '../search.js';
import { MailboxTags } from './mailbox-tags.js';

interface MailboxesPageProps {
  readonly view: AdminView;
  readonly search: string | undefined;
  readonly found: MailboxPage;
  readonly after: string | undefined;
}

/** Mailboxes by address, some at a time. */
export function MailboxesPage({ view, search, found, after }: MailboxesPageProps) {
  const { mailboxes: texts, common } = view.texts;
  return (
    <AdminDocument view={view} title={texts.title} part="mailboxes">
      <SearchForm view={view} path="/admin/mailboxes" search={search} hint={texts.searchHint}>
        <a class="button second" href="/admin/new-mailbox">
          {texts.newTitle}
        </a>
      </SearchForm>
      {found.mailboxes.length === 0 ? (
        <p>{common.nothingFound}</p>
      ) : (
        <div class="scroll" tabindex={0} role="region" aria-label={texts.title}>
          <table>
            <caption>{texts.caption}</caption>
            <thead>
              <tr>
                <th scope="col">{texts.fields.address.label}</th>
                <th scope="col">{texts.fields.displayName.label}</th>
                <th scope="col">{texts.fields.extensions.label}</th>
                <th scope="col">{texts.fields.policy.label}</th>
                <th scope="col">{texts.state}</th>
              </tr>
            </thead>
            <tbody>
              {found.mailboxes.map((mailbox) => (
                <tr key={mailbox.id}>
                  <th scope="row">
                    <a href={pathOf('/admin/mailboxes', mailbox.address)}>{mailbox.address}</a>
                  </th>
                  <td>{mailbox.displayName}</td>
                  <td>{mailbox.extensions.join(' ')}</td>
                  <td>{mailbox.policy}</td>
                  <td>
                    <MailboxTags mailbox={mailbox} tags={texts.tags} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <PageLinks
        view={view}
        path="/admin/mailboxes"
        search={search}
        after={after}
        next={found.next}
      />
    </AdminDocument>
  );
}
