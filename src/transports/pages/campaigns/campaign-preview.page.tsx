import type { CampaignPreview } from '../../../campaigns/admin/campaign-orders.service.js';
import { partNav } from '../admin/part-nav.js';
import { Document } from '../document/document.js';
import type { PageView } from '../document/page-view.js';
import { PostForm } from '../document/post-form.js';
import { ProblemList } from '../document/problem-list.js';
import type { TypedOrder } from './campaign-order.js';
import { durationWords, type CampaignWords } from './campaign-words.js';

interface CampaignPreviewProps {
  readonly page: PageView;
  readonly words: CampaignWords;
  readonly typed: TypedOrder;
  readonly preview: CampaignPreview;
  /** Why the campaign was not started when somebody pressed the button. */
  readonly problems?: readonly string[];
}

/** Shows whom a campaign would reach, with the button that starts it. */
export function CampaignPreviewPage(props: CampaignPreviewProps) {
  const { page, words, typed, preview, problems = [] } = props;
  const { texts, count } = words;
  return (
    <Document
      page={page}
      title={texts.preview.title}
      area="admin"
      nav={partNav(page, 'campaigns')}
      problem={problems.length > 0}
    >
      <ProblemList title={texts.preview.changed} problems={problems} />
      <p>{texts.preview.nothingYet}</p>
      <Plan {...props} />
      <PostForm page={page} action="/admin/campaigns" once>
        <Kept typed={typed} />
        <input type="hidden" name="seen" value={preview.mailboxes} />
        <div class="row">
          <button>{texts.preview.start(count(preview.mailboxes - preview.withoutUm))}</button>
          <button class="second" formaction="/admin/campaigns/new" name="change" value="yes">
            {texts.preview.change}
          </button>
        </div>
      </PostForm>
    </Document>
  );
}

/** Unknown addresses that are named. */
const named = 20;

function Plan({ words, typed, preview }: CampaignPreviewProps) {
  const { texts, count } = words;
  const { mailboxes, withoutUm, firstPinWanted, unknown, selection, addresses } = preview;
  const others = mailboxes - withoutUm - addresses.length;
  return (
    <>
      <section class="state" aria-labelledby="chosen">
        <h2 id="chosen">{texts.preview.chosen(count(mailboxes))}</h2>
        <p lang="en">{selection}</p>
        {withoutUm > 0 && <p>{texts.preview.withoutUm(count(withoutUm))}</p>}
        {firstPinWanted > 0 && <p>{texts.preview.firstPinWanted(count(firstPinWanted))}</p>}
        <p>
          {texts.preview.takes(
            durationWords(mailboxes - withoutUm, Number(typed.perMinute), words),
          )}
        </p>
        {typed.compromised && <p>{texts.preview.compromised}</p>}
      </section>
      {unknown.length > 0 && (
        <>
          <p>{texts.preview.unknown(count(unknown.length))}</p>
          <ul>
            {unknown.slice(0, named).map((each) => (
              <li key={each}>{each}</li>
            ))}
            {unknown.length > named && <li>{texts.preview.more(count(unknown.length - named))}</li>}
          </ul>
        </>
      )}
      <h2>{texts.preview.who}</h2>
      <ul>
        {addresses.map((each) => (
          <li key={each}>{each}</li>
        ))}
        {others > 0 && <li>{texts.preview.more(count(others))}</li>}
      </ul>
    </>
  );
}

/** What was typed, for the button. */
function Kept({ typed }: Pick<CampaignPreviewProps, 'typed'>) {
  const { skipUnknown, compromised, ...texts } = typed;
  const fields: Readonly<Record<string, string>> = {
    ...texts,
    ...(skipUnknown && { skipUnknown: 'yes' }),
    ...(compromised && { compromised: 'yes' }),
  };
  return (
    <>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
