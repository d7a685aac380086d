import type { PolicyAssessment } from '../../../../credentials/admin/policies.service.js';
import type { PageForm } from '../../access/page-form.js';
import { PostForm } from '../../document/post-form.js';
import { ProblemList } from '../../document/problem-list.js';
import { AdminDocument } from '../admin-document.js';
import type { AdminView } from '../admin-pages.js';
import { TextField } from '../fields.js';
import { pathOf } from '../form-values.js';
import { Meanwhile, type Difference } from '../meanwhile.js';
import { PolicyFields } from './policy-fields.js';
import { policyFields } from './policy-form.js';
import { PolicyRisk } from './policy-risk.js';

export interface PolicyPageProps {
  readonly view: AdminView;
  /** Undefined for a new policy. */
  readonly name: string | undefined;
  readonly form: PageForm;
  readonly assessment: PolicyAssessment;
  readonly problems?: readonly string[];
  readonly differences?: readonly Difference[] | undefined;
}

/** A policy to look at and to change, with its risk while one edits. */
export function PolicyPage(props: PolicyPageProps) {
  const { view, name, form, assessment, problems = [], differences } = props;
  const { page, texts } = view;
  const { policies, mailboxes, common } = texts;
  const action = name === undefined ? '/admin/new-policy' : pathOf('/admin/policies', name);
  const title = name === undefined ? policies.newTitle : policies.oneTitle(name);
  const failed = problems.length > 0 || differences !== undefined;
  return (
    <AdminDocument view={view} title={title} part="policies" problem={failed} scripts={['live']}>
      <ProblemList title={common.notDone} problems={problems} />
      <Meanwhile view={view} differences={differences} />
      <PostForm page={page} action={action} live="/admin/policy-risk">
        <div class="beside">
          <div>
            {name === undefined && (
              <TextField form={form} name={policyFields.name} label={policies.name} required />
            )}
            <input
              type="hidden"
              name={policyFields.version}
              value={form.text(policyFields.version)}
            />
            <PolicyFields view={view} form={form} />
            <p class="hint">{mailboxes.fields.policy.hint}</p>
            <div class="row">
              <button>{common.save}</button>
              <button
                class="second"
                name={policyFields.preview}
                value="yes"
                formaction={`${action}#risk`}
                formnovalidate
                data-without-live
              >
                {policies.showRisk}
              </button>
              <a class="button second" href="/admin/policies">
                {common.cancel}
              </a>
            </div>
          </div>
          <PolicyRisk view={view} assessment={assessment} />
        </div>
      </PostForm>
    </AdminDocument>
  );
}
