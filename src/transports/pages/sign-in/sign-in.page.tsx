import { Document } from '../document/document.js';
import type { PageView } from '../document/page-view.js';
import { PostForm } from '../document/post-form.js';
import { ProblemList } from '../document/problem-list.js';

export interface SignInProps {
  readonly page: PageView;
  /** What the form shows again after a failure, and where it leads. */
  readonly login?: string;
  readonly to: string;
  /** The fields of a form that could not be carried out because its session had ended. */
  readonly kept?: string | undefined;
  readonly problem?: string | undefined;
  readonly remark?: string | undefined;
  /** Whether there is a password to ask for. */
  readonly passwords: boolean;
}

export function SignInPage(props: SignInProps) {
  const { page, problem, remark, passwords } = props;
  const { signIn } = page.shared;
  return (
    <Document page={page} title={signIn.title} problem={problem !== undefined}>
      <ProblemList title={page.shared.problem} problems={problem === undefined ? [] : [problem]} />
      {remark && <p>{remark}</p>}
      {passwords ? <PasswordForm {...props} /> : <p>{signIn.byProxyOnly}</p>}
    </Document>
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
