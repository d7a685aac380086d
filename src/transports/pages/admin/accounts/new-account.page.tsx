import type { PageForm } from '../../access/page-form.js';
import { PostForm } from '../../document/post-form.js';
import { ProblemList } from '../../document/problem-list.js';
import { AdminDocument } from '../admin-document.js';
import type { AdminView } from '../admin-pages.js';
import { PasswordField, TextField } from '../fields.js';
import { accountFields as names } from './account-form.js';

interface NewAccountPageProps {
  readonly view: AdminView;
  readonly form: PageForm;
  readonly problems?: readonly string[];
}

export function NewAccountPage({ view, form, problems = [] }: NewAccountPageProps) {
  const { accounts: texts, common } = view.texts;
  const failed = problems.length > 0;
  return (
    <AdminDocument view={view} title={texts.newTitle} part="accounts" problem={failed}>
      <ProblemList title={common.notDone} problems={problems} />
      <PostForm page={view.page} action="/admin/new-account">
        <TextField form={form} name={names.login} {...texts.login} required />
        <PasswordField name={names.password} {...texts.password} />
        <TextField form={form} name={names.mailbox} {...texts.mailbox} inputmode="email" />
        <div class="row">
          <button>{texts.add}</button>
          <a class="button second" href="/admin/accounts">
            {common.cancel}
          </a>
        </div>
      </PostForm>
    </AdminDocument>
  );
}
