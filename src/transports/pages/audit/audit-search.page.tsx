import type { AuditPage } from '../../../audit/admin/audit-search.service.js';
import { eventMeanings } from '../../../audit/event-meanings.js';
import { Document } from '../document/document.js';
import type { PageView } from '../document/page-view.js';
import { ProblemList } from '../document/problem-list.js';
import { statusTexts } from '../status/texts/status.js';
import { linkQuery, type TypedSearch } from './audit-query.js';
import type { AuditWords } from './audit-words.js';
import { nextDay } from './day-start.js';
import { EventTable } from './event-table.js';
import { VerificationState, VerifyButton, type ProofState } from './verification-state.js';

interface AuditSearchProps {
  readonly page: PageView;
  readonly words: AuditWords;
  readonly typed: TypedSearch;
  readonly problems: readonly string[];
  /** Undefined if there are problems. */
  readonly found: AuditPage | undefined;
  /** Whether it is not the first page. */
  readonly later: boolean;
  /** Undefined without the right to it. */
  readonly proof: ProofState | undefined;
  readonly mayExport: boolean;
  readonly mayDiagnose: boolean;
}

/** The search of the audit and, for whoever may see all of it, the state of its proof. */
export function AuditSearchPage(props: AuditSearchProps) {
  const { page, words, problems, proof, mayDiagnose, found } = props;
  const { texts } = words;
  return (
    <Document page={page} title={texts.title} area="audit" problem={problems.length > 0} wide>
      <ProblemList title={texts.search.problem} problems={problems} />
      <p>{texts.intro}</p>
      {mayDiagnose && (
        <p>
          <a href="/admin/status">{statusTexts[page.language].title}</a>
        </p>
      )}
      {proof && <Proof page={page} words={words} proof={proof} />}
      <h2>{texts.search.title}</h2>
      <SearchForm {...props} />
      {found && <Found {...props} found={found} />}
    </Document>
  );
}

function Proof({ page, words, proof }: { page: PageView; words: AuditWords; proof: ProofState }) {
  const { texts, time, count } = words;
  const { root } = proof;
  const { none, short } = texts.proof.root;
  return (
    <section class="state" aria-labelledby="proof">
      <h2 id="proof">{texts.proof.title}</h2>
      <VerificationState words={words} proof={proof} />
      <p>{root ? short(count(root.size), time(new Date(root.at)), root.key) : none}</p>
      <VerifyButton page={page} words={words} proof={proof} />
      <p>
        <a href="/audit/proof">{texts.proof.link}</a>
      </p>
    </section>
  );
}

function SearchForm({ words: { texts, timeZone }, typed }: AuditSearchProps) {
  const { search } = texts;
  return (
    <form method="get" action="/audit">
      <div class="row">
        <div>
          <label for="mailbox">{search.mailbox}</label>
          <p class="hint" id="mailbox-hint">
            {search.mailboxHint}
          </p>
          <input
            id="mailbox"
            name="mailbox"
            value={typed.mailbox}
            autocapitalize="none"
            spellcheck={false}
            aria-describedby="mailbox-hint"
          />
        </div>
        <div>
          <label for="actor">{search.actor}</label>
          <p class="hint" id="actor-hint">
            {search.actorHint}
          </p>
          <input
            id="actor"
            name="actor"
            value={typed.actor}
            autocapitalize="none"
            spellcheck={false}
            aria-describedby="actor-hint"
          />
        </div>
      </div>
      <div class="field">
        <label for="event">{search.event}</label>
        <select id="event" name="event">
          <option value="">{search.anyEvent}</option>
          {Object.entries(eventMeanings).map(([name, { means }]) => (
            <option key={name} value={name} selected={name === typed.event} lang="en">
              {`${name}: ${means}`}
            </option>
          ))}
        </select>
      </div>
      <p class="hint" id="date-hint">
        {search.dateHint(timeZone)}
      </p>
      <div class="row">
        <Day name="from" label={search.from} value={typed.from} />
        <Day name="to" label={search.to} value={typed.to} />
      </div>
      <div class="row">
        <button>{search.button}</button>
        <a href="/audit">{search.all}</a>
      </div>
    </form>
  );
}

function Day({ name, label, value }: { name: string; label: string; value: string }) {
  const field = {
    id: name,
    name,
    value,
    'aria-describedby': 'date-hint',
  };
  // A browser shows nothing in a field for dates whose value is none.
  const isDate = value === '' || nextDay(value) !== undefined;
  return (
    <div>
      <label for={name}>{label}</label>
      {isDate ? <input type="date" {...field} /> : <input {...field} />}
    </div>
  );
}

function Found(props: AuditSearchProps & { readonly found: AuditPage }) {
  const { words, typed, found, later, mayExport } = props;
  const { events } = words.texts;
  const { next } = found;
  return (
    <>
      <h2>{events.title}</h2>
      {found.events.length > 0 ? (
        <EventTable words={words} events={found.events} />
      ) : (
        <p>{next === undefined ? events.none : events.noneHere}</p>
      )}
      <p class="row">
        {later && <a href={`/audit${linkQuery(typed)}`}>{events.newest}</a>}
        {next !== undefined && <a href={`/audit${linkQuery(typed, next)}`}>{events.older}</a>}
      </p>
      {mayExport && (
        <p>
          <a class="button second" href={`/audit/export${linkQuery(typed)}`} download>
            {events.export}
          </a>{' '}
          <span class="hint">{events.exportHint}</span>
        </p>
      )}
    </>
  );
}
