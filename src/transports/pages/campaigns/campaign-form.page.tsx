import { ratesPerMinute } from '../../../campaigns/admin/campaign-order.js';
import { partNav } from '../admin/part-nav.js';
import { Document } from '../document/document.js';
import type { PageView } from '../document/page-view.js';
import { PostForm } from '../document/post-form.js';
import { ProblemList } from '../document/problem-list.js';
import type { TypedOrder } from './campaign-order.js';
import type { CampaignWords } from './campaign-words.js';

interface CampaignFormProps {
  readonly page: PageView;
  readonly words: CampaignWords;
  /** What was typed; a new form is empty. */
  readonly typed?: Partial<TypedOrder>;
  readonly problems?: readonly string[];
  /** The names of all policies. */
  readonly policies: readonly string[];
}

/** Asks which mailboxes a campaign is to reach, and how fast. */
export function CampaignFormPage(props: CampaignFormProps) {
  const { page, words, problems = [] } = props;
  const { form, toCampaigns } = words.texts;
  return (
    <Document
      page={page}
      title={form.title}
      area="admin"
      nav={partNav(page, 'campaigns')}
      problem={problems.length > 0}
    >
      <p>
        <a href="/admin/campaigns">{toCampaigns}</a>
      </p>
      <ProblemList title={form.problem} problems={problems} />
      <PostForm page={page} action="/admin/campaigns/new">
        <fieldset>
          <legend>
            <h2>{form.which}</h2>
          </legend>
          <Which {...props} />
          <Criteria {...props} />
        </fieldset>
        <fieldset>
          <legend>
            <h2>{form.how}</h2>
          </legend>
          <Rate {...props} />
          <Compromised {...props} />
        </fieldset>
        <button>{form.preview}</button>
      </PostForm>
    </Document>
  );
}

function Which({ words: { texts }, typed = {} }: CampaignFormProps) {
  const { form } = texts;
  return (
    <div class="field">
      <div class="choice">
        <input
          type="radio"
          id="which-some"
          name="which"
          value="some"
          checked={typed.which !== 'all'}
        />
        <label for="which-some">{form.some}</label>
      </div>
      <div class="choice">
        <input
          type="radio"
          id="which-all"
          name="which"
          value="all"
          checked={typed.which === 'all'}
          aria-describedby="which-all-hint"
        />
        <div>
          <label for="which-all">{form.all}</label>
          <p class="hint" id="which-all-hint">
            {form.someHint}
          </p>
        </div>
      </div>
    </div>
  );
}

function Criteria({ words: { texts }, typed = {}, policies }: CampaignFormProps) {
  const { form } = texts;
  return (
    <>
      <div class="field">
        <label for="policy">{form.policy}</label>
        <select id="policy" name="policy">
          <option value="">{form.anyPolicy}</option>
          {policies.map((policy) => (
            <option key={policy} value={policy} selected={policy === typed.policy}>
              {policy}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="pattern">{form.pattern}</label>
        <p class="hint" id="pattern-hint">
          {form.patternHint}
        </p>
        <input
          id="pattern"
          name="pattern"
          value={typed.pattern}
          autocapitalize="none"
          spellcheck={false}
          aria-describedby="pattern-hint"
        />
      </div>
      <div class="field">
        <label for="addresses">{form.addresses}</label>
        <p class="hint" id="addresses-hint">
          {form.addressesHint}
        </p>
        <textarea
          id="addresses"
          name="addresses"
          rows={6}
          autocapitalize="none"
          spellcheck={false}
          aria-describedby="addresses-hint"
        >
          {typed.addresses}
        </textarea>
        <div class="choice">
          <input
            type="checkbox"
            id="skip-unknown"
            name="skipUnknown"
            value="yes"
            checked={typed.skipUnknown}
          />
          <label for="skip-unknown">{form.skipUnknown}</label>
        </div>
      </div>
      <div class="field">
        <label for="older-than">{form.olderThan}</label>
        <p class="hint" id="older-than-hint">
          {form.olderThanHint}
        </p>
        <input
          class="short"
          id="older-than"
          name="olderThan"
          value={typed.olderThan}
          inputmode="numeric"
          aria-describedby="older-than-hint"
        />
      </div>
    </>
  );
}

function Rate({ words: { texts, count }, typed = {} }: CampaignFormProps) {
  const { least, most } = ratesPerMinute;
  return (
    <div class="field">
      <label for="per-minute">{texts.form.rate}</label>
      <p class="hint" id="per-minute-hint">
        {texts.form.rateHint(count(least), count(most))}
      </p>
      <input
        class="short"
        id="per-minute"
        name="perMinute"
        value={typed.perMinute}
        inputmode="numeric"
        aria-describedby="per-minute-hint"
        required
      />
    </div>
  );
}

function Compromised({ words: { texts }, typed = {} }: CampaignFormProps) {
  return (
    <div class="choice">
      <input
        type="checkbox"
        id="compromised"
        name="compromised"
        value="yes"
        checked={typed.compromised}
        aria-describedby="compromised-hint"
      />
      <div>
        <label for="compromised">{texts.form.compromised}</label>
        <p class="hint" id="compromised-hint">
          {texts.form.compromisedHint}
        </p>
      </div>
    </div>
  );
}
