import { Document } from '../document/document.js';
import type { PageView } from '../document/page-view.js';
import { PostForm } from '../document/post-form.js';
import { ProblemList } from '../document/problem-list.js';
import { GoOnForm } from './go-on.page.js';

export interface SignInProps {
  readonly page: PageView;
  /** What the form shows again after a failure, and where it leads. */
  readonly login?: string;
  readonly to: string;
  /** The fields of a form that could not be carried out because its session had ended. */
  readonly kept?: string | undefined;
  readonly problem?: string | undefined;
  readonly remarks: readonly string[];
  /** Whether there is a password to ask for. */
  readonly passwords: boolean;
  /** Whether people may sign in at an issuer. */
  readonly elsewhere: boolean;
}

export function SignInPage(props: SignInProps) {
  const { page, problem, remarks, passwords, elsewhere, kept } = props;
  const { signIn } = page.shared;
  return (
    <Document page={page} title={signIn.title} problem={problem !== undefined}>
      <ProblemList title={page.shared.problem} problems={problem === undefined ? [] : [problem]} />
      {remarks.map((remark) => (
        <p key={remark}>{remark}</p>
      ))}
      {elsewhere && (kept === undefined ? <Elsewhere {...props} /> : <InNewTab {...props} />)}
      {elsewhere && passwords && <h2>{signIn.byPassword}</h2>}
      {passwords && <PasswordForm {...props} />}
      {!elsewhere && !passwords && <p>{signIn.byProxyOnly}</p>}
    </Document>
  );
}

// A link: the policy of the page (form-action) lets no form lead to another site.
function Elsewhere({ page, to }: SignInProps) {
  return (
    <p>
      <a class="button" href={`/sign-in/oidc?${new URLSearchParams({ to }).toString()}`}>
        {page.shared.signIn.elsewhere}
      </a>
    </p>
  );
}

/** What was entered stays in this tab: it is too much to travel by way of the issuer. */
function InNewTab({ page, to, kept = '' }: SignInProps) {
  const { signIn } = page.shared;
  return (
    <>
      <p>
        <a class="button" href="/sign-in/oidc" target="_blank" rel="noopener">
          {signIn.elsewhereNewTab}
        </a>
      </p>
      <p>{signIn.elsewhereKept}</p>
      <GoOnForm page={page} to={to} kept={kept} />
    </>
  );
}

function PasswordForm({ page, login, to, kept }: SignInProps) {
  const { signIn } = page.shared;
  return (
    <PostForm page={page} action="/sign-in">
      <input type="hidden" name="to" value={to} />
      {kept !== undefined && <input type="hidden" name="kept" value={kept} />}
      <div class="field">
        <label for="login">{signIn.login}</label>
        <p class="hint" id="login-hint">
          {signIn.loginHint}
        </p>
        <input
          id="login"
          name="login"
          value={login}
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
          aria-describedby="login-hint"
          required
        />
      </div>
      <div class="field">
        <label for="password">{signIn.password}</label>
        <input
          id="password"
          name="password"
          type="password"
          autocomplete="current-password"
          required
        />
      </div>
      <button>{signIn.button}</button>
    </PostForm>
  );
}
