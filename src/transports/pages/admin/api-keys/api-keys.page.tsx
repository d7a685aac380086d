import type { ApiKeyPage, ApiKeyView } from '../../../../accounts/admin/api-keys.service.js';
import { PostForm } from '../../document/post-form.js';
import { AdminDocument } from '../admin-document.js';
import type { AdminView } from '../admin-pages.js';
import { pathOf } from '../form-values.js';
import { PageLinks, SearchForm } from '../search.js';

interface ApiKeysPageProps {
  readonly view: AdminView;
  readonly search: string | undefined;
  readonly found: ApiKeyPage;
  readonly after: string | undefined;
}

/** API keys by id, some at a time; never a key. */
export function ApiKeysPage({ view, search, found, after }: ApiKeysPageProps) {
  const { keys: texts, common } = view.texts;
  return (
    <AdminDocument view={view} title={texts.title} part="keys">
      <SearchForm view={view} path="/admin/api-keys" search={search} hint={texts.searchHint}>
        <a class="button second" href="/admin/new-api-key">
          {texts.newTitle}
        </a>
      </SearchForm>
      {found.keys.length === 0 ? (
        <p>{common.nothingFound}</p>
      ) : (
        <div class="scroll" tabindex={0} role="region" aria-label={texts.title}>
          <table>
            <caption>{texts.caption}</caption>
            <thead>
              <tr>
                <th scope="col">{texts.id}</th>
                <th scope="col">{texts.account.label}</th>
                <th scope="col">{texts.label.label}</th>
                <th scope="col">{texts.role.label}</th>
                <th scope="col">{texts.scope.label}</th>
                <th scope="col">{texts.createdAt}</th>
                <th scope="col">{texts.state}</th>
              </tr>
            </thead>
            <tbody>
              {found.keys.map((key) => (
                <Row key={key.id} view={view} apiKey={key} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <PageLinks view={view} path="/admin/api-keys" {...{ search, after }} next={found.next} />
    </AdminDocument>
  );
}

function Row({ view, apiKey }: { view: AdminView; apiKey: ApiKeyView }) {
  const { keys: texts, accounts } = view.texts;
  const { id, login, label, role, scope, createdAt, revokedAt } = apiKey;
  return (
    <tr>
      <th scope="row">
        <code>{id}</code>
      </th>
      <td>
        <a href={pathOf('/admin/accounts', login)}>{login}</a>
      </td>
      <td>{label}</td>
      <td>{role}</td>
      <td>{scope ?? accounts.everyone}</td>
      <td>{view.page.time(createdAt)}</td>
      <td>
        {revokedAt ? (
          texts.revokedAt(view.page.time(revokedAt))
        ) : (
          <PostForm page={view.page} action={pathOf('/admin/api-keys', id, '/revoke')}>
            {texts.valid}{' '}
            <button class="quiet" aria-label={texts.revoke(id)}>
              {texts.revokeButton}
            </button>
          </PostForm>
        )}
      </td>
    </tr>
  );
}
