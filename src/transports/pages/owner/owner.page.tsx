import { Document } from '../document/document.js';
import type { PageView } from '../document/page-view.js';
import { PostForm } from '../document/post-form.js';
import { maskedAddress } from './masked-address.js';
import type { OwnerTexts } from './texts/owner-texts.js';

interface OwnerPageProps {
  readonly page: PageView;
  readonly texts: OwnerTexts;
  /** Undefined for an account without a mailbox. */
  readonly mailbox: OwnMailbox | undefined;
}

export interface OwnMailbox {
  readonly address: string;
  readonly extensions: readonly string[];
  /** Whether a new PIN would be of use: not while only a helpdesk can end a lock. */
  readonly mayReset: boolean;
  /** Whether there is a PIN that opens the mailbox. */
  readonly opens: boolean;
  /** The state of the PIN in sentences. */
  readonly state: readonly string[];
  /** Whether a mail with a PIN has been sent that its owner may be waiting for. */
  readonly expectsMail: boolean;
}

/** The owner's page: the state of the PIN, and one button. */
export function OwnerPage({ page, texts, mailbox }: OwnerPageProps) {
  return (
    <Document page={page} title={texts.title} area="owner">
      {mailbox ? (
        <Own page={page} texts={texts} mailbox={mailbox} />
      ) : (
        <p>{texts.withoutMailbox}</p>
      )}
    </Document>
  );
}

function Own({ page, texts, mailbox }: Required<OwnerPageProps> & { mailbox: OwnMailbox }) {
  const { address, extensions, mayReset, opens, state, expectsMail } = mailbox;
  return (
    <>
      <section class="state" aria-labelledby="state">
        <h2 id="state">{texts.state.title}</h2>
        {state.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {extensions.length > 0 && <p>{texts.extension(extensions.join(', '))}</p>}
      </section>
      {mayReset && (
        <PostForm page={page} action="/reset" once>
          {opens && <p id="send-hint">{texts.send.hint(maskedAddress(address))}</p>}
          <button aria-describedby={opens ? 'send-hint' : undefined}>{texts.send.button}</button>
        </PostForm>
      )}
      {expectsMail && (
        <>
          <h2>{texts.notReceived.question}</h2>
          <ol>
            {texts.notReceived.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </>
      )}
    </>
  );
}
