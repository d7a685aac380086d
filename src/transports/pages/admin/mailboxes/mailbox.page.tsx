import type { MailboxView } from '../../../../credentials/admin/mailbox-views.js';
import type { PageForm } from '../../access/page-form.js';
import { PostForm } from '../../document/post-form.js';
import { ProblemList } from '../../document/problem-list.js';
import { AdminDocument } from '../admin-document.js';
import type { AdminView } from '../admin-pages.js';
import { pathOf } from '../form-values.js';
import { Meanwhile, type Difference } from '../meanwhile.js';
import type { MailboxAction } from '../texts/mailbox-texts.js';
import { MailboxFacts } from './mailbox-facts.js';
import { MailboxFields } from './mailbox-fields.js';
import { mailboxFields as names } from './mailbox-form.js';

export interface MailboxPageProps {
  readonly view: AdminView;
  readonly mailbox: MailboxView;
  readonly form: PageForm;
  readonly policies: readonly string[] | undefined;
  readonly problems?: readonly string[];
  readonly differences?: readonly Difference[];
  readonly share?: boolean;
}

/** A mailbox: its state, what can be done to it, and its fields. */
export function MailboxPage(props: MailboxPageProps) {
  const { view, mailbox, form, policies, problems = [], differences, share = false } = props;
  const { mailboxes, common } = view.texts;
  const { address } = mailbox;
  const path = pathOf('/admin/mailboxes', address);
  const failed = problems.length > 0 || differences !== undefined;
  return (
    <AdminDocument view={view} title={address} part="mailboxes" problem={failed}>
      <ProblemList title={common.notDone} problems={problems} />
      <Meanwhile view={view} differences={differences} />
      <div class="beside">
        <section aria-labelledby="change">
          <h2 id="change">{mailboxes.change}</h2>
          <PostForm page={view.page} action={path}>
            <input type="hidden" name={names.version} value={form.text(names.version)} />
            <MailboxFields view={view} form={form} policies={policies} share={share} />
            <div class="row">
              <button>{common.save}</button>
              <a class="button second" href="/admin/mailboxes">
                {common.cancel}
              </a>
            </div>
          </PostForm>
        </section>
        <div>
          <MailboxFacts view={view} mailbox={mailbox} />
          <Actions view={view} mailbox={mailbox} path={path} />
        </div>
      </div>
    </AdminDocument>
  );
}

function Actions({ view, mailbox, path }: Pick<MailboxPageProps, 'view' | 'mailbox'> & Path) {
  const { mailboxes } = view.texts;
  const { actions, export: exported, remove } = mailboxes;
  return (
    <section aria-labelledby="actions">
      <h2 id="actions">{actions.title}</h2>
      {possibleActions(mailbox).map((action) => (
        <PostForm key={action} page={view.page} action={`${path}/${action}`} once>
          <p class="hint" id={`${action}-hint`}>
            {actions.hints[action]}
          </p>
          <p>
            <button class="second" aria-describedby={`${action}-hint`}>
              {actions.buttons[action]}
            </button>
          </p>
        </PostForm>
      ))}
      <p class="hint">{exported.hint}</p>
      <p>
        <a href={`${path}/export`} download>
          {exported.link}
        </a>
      </p>
      <p>
        <a href={`${path}/remove`}>{remove.link}</a>
      </p>
    </section>
  );
}

interface Path {
  readonly path: string;
}

/** Those that could change something. */
function possibleActions({ umEnabled, pin }: MailboxView): MailboxAction[] {
  const possible: readonly (readonly [MailboxAction, boolean])[] = [
    ['send-pin', umEnabled],
    ['unlock', pin.locked || pin.failedAttempts > 0],
    ['lock', !pin.locked],
    ['expire-pin', umEnabled && pin.setAt !== null],
  ];
  return possible.filter(([, could]) => could).map(([action]) => action);
}
