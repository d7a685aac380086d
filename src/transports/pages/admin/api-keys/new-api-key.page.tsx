import { keyRoles } from '../../../../accounts/account.entity.js';
import type { PageForm } from '../../access/page-form.js';
import { PostForm } from '../../document/post-form.js';
import { ProblemList } from '../../document/problem-list.js';
import { AdminDocument } from '../admin-document.js';
import type { AdminView } from '../admin-pages.js';
import { SelectField, TextField } from '../fields.js';

/** The names of the form's fields. */
export const keyFields = { login: 'login', label: 'label', role: 'role', scope: 'scope' } as const;

interface NewApiKeyPageProps {
  readonly view: AdminView;
  readonly form: PageForm;
  readonly problems?: readonly string[];
}

export function NewApiKeyPage({ view, form, problems = [] }: NewApiKeyPageProps) {
  const { keys: texts, accounts, common } = view.texts;
  const failed = problems.length > 0;
  return (
    <AdminDocument view={view} title={texts.newTitle} part="keys" problem={failed}>
      <ProblemList title={common.notDone} problems={problems} />
      <PostForm page={view.page} action="/admin/new-api-key" once>
        <TextField form={form} name={keyFields.login} {...texts.account} required />
        <TextField form={form} name={keyFields.label} {...texts.label} />
        <SelectField
          form={form}
          name={keyFields.role}
          {...texts.role}
          options={keyRoles.map((value) => ({ value, label: accounts.roleNames[value] }))}
        />
        <TextField form={form} name={keyFields.scope} {...texts.scope} />
        <div class="row">
          <button>{texts.add}</button>
          <a class="button second" href="/admin/api-keys">
            {common.cancel}
          </a>
        </div>
      </PostForm>
    </AdminDocument>
  );
}

interface MadeKeyPageProps {
  readonly view: AdminView;
  readonly id: string;
  /** Undefined if it was shown already. */
  readonly secret: string | undefined;
}

/** The only page that shows a key: the answer to the click that made it, and no other. */
export function MadeKeyPage({ view, id, secret }: MadeKeyPageProps) {
  const { made } = view.texts.keys;
  return (
    <AdminDocument view={view} title={made.title} part="keys">
      {secret === undefined ? (
        <p>{made.lost(id)}</p>
      ) : (
        <section class="state" aria-labelledby="key">
          <h2 id="key">{made.key}</h2>
          <p>
            <code>{secret}</code>
          </p>
          <p>{made.text}</p>
        </section>
      )}
      <p>
        <a href="/admin/api-keys">{made.back}</a>
      </p>
    </AdminDocument>
  );
}
