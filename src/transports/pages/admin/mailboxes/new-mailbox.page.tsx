import type { PageForm } from '../../access/page-form.js';
import { PostForm } from '../../document/post-form.js';
import { ProblemList } from '../../document/problem-list.js';
import { AdminDocument } from '../admin-document.js';
import type { AdminView } from '../admin-pages.js';
import { Box, TextField } from '../fields.js';
import { MailboxFields } from './mailbox-fields.js';
import { mailboxFields as names } from './mailbox-form.js';

export interface NewMailboxPageProps {
  readonly view: AdminView;
  readonly form: PageForm;
  readonly policies: readonly string[] | undefined;
  readonly problems?: readonly string[];
  readonly share?: boolean;
}

export function NewMailboxPage(props: NewMailboxPageProps) {
  const { view, form, policies, problems = [], share = false } = props;
  const { mailboxes, common } = view.texts;
  return (
    <AdminDocument
      view={view}
      title={mailboxes.newTitle}
      part="mailboxes"
      problem={problems.length > 0}
    >
      <ProblemList title={common.notDone} problems={problems} />
      <PostForm page={view.page} action="/admin/new-mailbox">
        <TextField
          form={form}
          name={names.address}
          {...mailboxes.fields.address}
          inputmode="email"
          required
        />
        <MailboxFields view={view} form={form} policies={policies} share={share} />
        <div class="field">
          <Box form={form} name={names.sendPin} {...mailboxes.fields.sendPin} />
        </div>
        <div class="row">
          <button>{mailboxes.add}</button>
          <a class="button second" href="/admin/mailboxes">
            {common.cancel}
          </a>
        </div>
      </PostForm>
    </AdminDocument>
  );
}
