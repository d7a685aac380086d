import type { AccountPage, AccountView } from '../../../../accounts/admin/accounts.service.js';
import { scopeOf } from '../../../../accounts/account.entity.js';
import { AdminDocument } from '../admin-document.js';
import type { AdminView } from '../admin-pages.js';
import { pathOf } from '../form-values.js';
import { PageLinks, SearchForm } from '../search.js';

interface AccountsPageProps {
  readonly view: AdminView;
  readonly search: string | undefined;
  readonly found: AccountPage;
  readonly after: string | undefined;
}

/** Accounts by login, some at a time. */
export function AccountsPage({ view, search, found, after }: AccountsPageProps) {
  const { accounts: texts, common } = view.texts;
  return (
    <AdminDocument view={view} title={texts.title} part="accounts">
      <SearchForm view={view} path="/admin/accounts" search={search} hint={texts.searchHint}>
        <a class="button second" href="/admin/new-account">
          {texts.newTitle}
        </a>
      </SearchForm>
      {found.accounts.length === 0 ? (
        <p>{common.nothingFound}</p>
      ) : (
        <div class="scroll" tabindex={0} role="region" aria-label={texts.title}>
          <table>
            <caption>{texts.caption}</caption>
            <thead>
              <tr>
                <th scope="col">{texts.login.label}</th>
                <th scope="col">{texts.mailbox.label}</th>
                <th scope="col">{texts.roles}</th>
                <th scope="col">{texts.signsInBy}</th>
                <th scope="col">{texts.state}</th>
              </tr>
            </thead>
            <tbody>
              {found.accounts.map((account) => (
                <Row key={account.login} view={view} account={account} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <PageLinks view={view} path="/admin/accounts" {...{ search, after }} next={found.next} />
    </AdminDocument>
  );
}

function Row({ view, account }: { view: AdminView; account: AccountView }) {
  const { accounts: texts, common } = view.texts;
  const { login, mailbox, roles, external, disabledAt } = account;
  const held = roles.map((role) => texts.roleFor(role, account[scopeOf[role]] ?? texts.everyone));
  return (
    <tr>
      <th scope="row">
        <a href={pathOf('/admin/accounts', login)}>{login}</a>
      </th>
      <td>{mailbox ?? common.none}</td>
      <td>{common.list(held)}</td>
      <td>{external ? texts.external : texts.ownPassword}</td>
      <td>{disabledAt ? <span class="tag problem">{texts.disabled}</span> : texts.enabled}</td>
    </tr>
  );
}
