import type { ComponentChildren } from 'preact';
import { roles, scopeOf, type Role } from '../../../../accounts/account.entity.js';
import type { VersionedAccount } from '../../../../accounts/admin/accounts.service.js';
import type { PageForm } from '../../access/page-form.js';
import { PostForm } from '../../document/post-form.js';
import { ProblemList } from '../../document/problem-list.js';
import { AdminDocument } from '../admin-document.js';
import type { AdminView } from '../admin-pages.js';
import { Box, PasswordField, SelectField, TextField } from '../fields.js';
import { pathOf } from '../form-values.js';
import { accountFields as names } from './account-form.js';

export interface AccountPageProps extends VersionedAccount {
  readonly view: AdminView;
  /** What was typed into the form of roles. */
  readonly form: PageForm;
  readonly problems?: readonly string[];
  /** Whether to offer that a phone system confuses two owners of an extension. */
  readonly share?: boolean;
}

/** An account: its roles, its state, and what can be done to it. */
export function AccountPage(props: AccountPageProps) {
  const { view, account, problems = [] } = props;
  const { accounts: texts, common } = view.texts;
  const { login, mailbox, external, disabledAt } = account;
  const failed = problems.length > 0;
  return (
    <AdminDocument view={view} title={login} part="accounts" problem={failed}>
      <ProblemList title={common.notDone} problems={problems} />
      <dl>
        <dt>{texts.state}</dt>
        <dd>{disabledAt ? texts.disabledSince(view.page.time(disabledAt)) : texts.enabled}</dd>
        <dt>{texts.signsInBy}</dt>
        <dd>{external ? texts.external : texts.ownPassword}</dd>
        <dt>{texts.mailbox.label}</dt>
        <dd>
          {mailbox === null ? (
            common.none
          ) : (
            <a href={pathOf('/admin/mailboxes', mailbox)}>{mailbox}</a>
          )}
        </dd>
      </dl>
      <Roles {...props} />
      <Grant {...props} />
      <h2>{texts.setPassword.title}</h2>
      <AccountForm {...props} action="password">
        {/* For password managers: whose password it is. */}
        <input type="text" autocomplete="username" value={login} readonly hidden />
        <PasswordField name={names.password} {...texts.newPassword} required />
        <button>{texts.setPassword.button}</button>
      </AccountForm>
      <h2>{texts.actions}</h2>
      {disabledAt ? (
        <AccountForm {...props} action="enable">
          <Share {...props} id="enable-share" />
          <button class="second">{texts.enable.button}</button>
        </AccountForm>
      ) : (
        <AccountForm {...props} action="disable">
          <p class="hint" id="disable-hint">
            {texts.disable.hint}
          </p>
          <button class="second" aria-describedby="disable-hint">
            {texts.disable.button}
          </button>
        </AccountForm>
      )}
      <p>
        <a href={pathOf('/admin/accounts', login, '/remove')}>{texts.remove.link}</a>
      </p>
    </AdminDocument>
  );
}

function Roles(props: AccountPageProps) {
  const { view, account } = props;
  const { accounts: texts, common } = view.texts;
  if (account.roles.length === 0) {
    return (
      <>
        <h2>{texts.roles}</h2>
        <p>{common.none}</p>
      </>
    );
  }
  return (
    <div class="scroll" tabindex={0} role="region" aria-label={texts.roles}>
      <table>
        <caption>{texts.roles}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.role}</th>
            <th scope="col">{texts.scope.label}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {account.roles.map((role) => (
            <tr key={role}>
              <th scope="row">{role}</th>
              <td>{account[scopeOf[role]] ?? texts.everyone}</td>
              <td>
                <AccountForm {...props} action="revoke">
                  <input type="hidden" name={names.role} value={role} />
                  <button class="quiet">{texts.revoke(role)}</button>
                </AccountForm>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Grant(props: AccountPageProps) {
  const { view, form } = props;
  const { accounts: texts } = view.texts;
  const options = roles.map((value: Role) => ({ value, label: texts.roleNames[value] }));
  return (
    <>
      <h2>{texts.grant.title}</h2>
      <AccountForm {...props} action="grant">
        <SelectField form={form} name={names.role} label={texts.role} options={options} />
        <TextField form={form} name={names.scope} {...texts.scope} />
        <Share {...props} id="grant-share" />
        <button>{texts.grant.button}</button>
      </AccountForm>
    </>
  );
}

function Share({ view, form, share = false, id }: AccountPageProps & { id: string }) {
  if (!share) return null;
  return (
    <div class="field">
      <Box form={form} id={id} name={names.share} {...view.texts.common.share} />
    </div>
  );
}

interface AccountFormProps extends Pick<AccountPageProps, 'view' | keyof VersionedAccount> {
  readonly action: 'grant' | 'revoke' | 'password' | 'disable' | 'enable';
  readonly children: ComponentChildren;
}

/** A form that changes the account as the person has seen it. */
function AccountForm({ view, account, version, action, children }: AccountFormProps) {
  return (
    <PostForm page={view.page} action={pathOf('/admin/accounts', account.login, `/${action}`)}>
      <input type="hidden" name={names.version} value={version} />
      {children}
    </PostForm>
  );
}
