import type { ComponentChildren } from 'preact';
import type { HistoryPage } from '../../../audit/admin/mailbox-history.service.js';
import type { MailboxView } from '../../../credentials/admin/mailbox-views.js';
import type { MailOfMailbox } from '../../../notification/admin/mail-queue.service.js';
import type { PageView } from '../document/page-view.js';
import { ProblemList } from '../document/problem-list.js';
import { HelpdeskDocument } from './helpdesk-document.js';
import { HistoryTable } from './history-table.js';
import { mailboxPath } from './mailbox-path.js';
import { stateOf, stateSentences } from './mailbox-state.js';
import { MailsTable } from './mails-table.js';
import { emptyNote, type NoteFields } from './note-fields.js';
import { NoteForm } from './note-form.js';
import { StateTag } from './state-tag.js';
import type { HelpdeskTexts } from './texts/helpdesk-texts.js';

/** A form that was sent and not carried out. */
export interface Failed {
  readonly action: 'reset' | 'unlock';
  readonly fields: NoteFields;
  readonly title: string;
  readonly problems: readonly string[];
}

export interface MailboxPageProps {
  readonly page: PageView;
  readonly texts: HelpdeskTexts;
  readonly mailbox: MailboxView;
  /** Whether a new PIN that is asked for ends a lock. */
  readonly resetUnlocks: boolean;
  readonly mails: readonly MailOfMailbox[];
  readonly history: HistoryPage;
  /** Whether the history is not its first page. */
  readonly continued: boolean;
  readonly failed?: Failed | undefined;
}

/** A person's mailbox for whoever helps: its state, what may be done, and what has happened. */
export function MailboxPage(props: MailboxPageProps) {
  const { page, texts, mailbox, failed, mails } = props;
  const title = texts.mailbox.title(mailbox.displayName ?? mailbox.address);
  return (
    <HelpdeskDocument {...{ page, texts, title }} problem={failed !== undefined}>
      {failed && <ProblemList title={failed.title} problems={failed.problems} />}
      <State {...props} />
      <Actions {...props} />
      <MailsTable {...{ page, texts, mails }} />
      <HistoryTable {...props} path={mailboxPath(mailbox.address)} />
    </HelpdeskDocument>
  );
}

function State({ page, texts, mailbox, resetUnlocks }: MailboxPageProps) {
  const { address, extensions, language, policy, pin } = mailbox;
  const words = texts.mailbox;
  const { verifiedAt, verifiedBy } = pin;
  const used =
    verifiedAt &&
    (verifiedBy === null ? page.time(verifiedAt) : words.used(page.time(verifiedAt), verifiedBy));
  const sentences = stateSentences(mailbox, {
    texts: words.state,
    time: page.time,
    resetUnlocks,
  });
  return (
    <>
      <section class="state" aria-labelledby="state">
        <h2 id="state">
          {words.state.title} <StateTag state={stateOf(mailbox)} texts={texts} />
        </h2>
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </section>
      <dl>
        <Fact name={words.address}>{address}</Fact>
        <Fact name={words.extensions}>{extensions.join(', ') || '–'}</Fact>
        <Fact name={words.lastUsed}>{used ?? words.neverUsed}</Fact>
        <Fact name={words.wrongAttempts}>{pin.failedAttempts}</Fact>
        <Fact name={words.policy}>{policy}</Fact>
        <Fact name={words.language}>{language}</Fact>
      </dl>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Actions({ page, texts, mailbox, failed }: MailboxPageProps) {
  const { address, umEnabled, pin } = mailbox;
  const path = mailboxPath(address);
  const fieldsOf = (action: Failed['action']) =>
    failed?.action === action ? failed.fields : emptyNote;
  return (
    <>
      {umEnabled && pin.locked && (
        <section aria-labelledby="unlock">
          <h2 id="unlock">{texts.unlock.title}</h2>
          <p>{texts.unlock.hint}</p>
          <NoteForm
            {...{ page, texts: texts.note, name: 'unlock', fields: fieldsOf('unlock') }}
            action={`${path}/unlock`}
            button={texts.unlock.button}
          />
        </section>
      )}
      {umEnabled && (
        <section aria-labelledby="reset">
          <h2 id="reset">{texts.reset.title}</h2>
          <p>{texts.reset.hint(address)}</p>
          <NoteForm
            {...{ page, texts: texts.note, name: 'reset', fields: fieldsOf('reset') }}
            action={`${path}/reset`}
            button={texts.reset.button}
          />
        </section>
      )}
    </>
  );
}
