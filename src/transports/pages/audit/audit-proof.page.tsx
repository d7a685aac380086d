import type { ShownRoot } from '../../../audit/admin/newest-root.service.js';
import type { Finding } from '../../../audit/verify/finding.js';
import { assetUrls } from '../assets/assets.js';
import { Document } from '../document/document.js';
import type { PageView } from '../document/page-view.js';
import { linkQuery } from './audit-query.js';
import type { AuditWords } from './audit-words.js';
import type { VerificationResult } from './verification-runs.js';
import {
  verdictOf,
  VerificationState,
  VerifyButton,
  type ProofState,
} from './verification-state.js';

interface AuditProofProps {
  readonly page: PageView;
  readonly words: AuditWords;
  readonly proof: ProofState;
}

/** The proof of the audit: its verification, what that has found, and the newest signed root. */
export function AuditProofPage({ page, words, proof }: AuditProofProps) {
  const { texts } = words;
  const { running, last, root } = proof;
  const live = running ? '' : undefined;
  return (
    <Document page={page} title={texts.proof.title} area="audit" wide>
      <p>
        <a href="/audit">{texts.proof.toSearch}</a>
      </p>
      <p>{texts.proof.intro}</p>
      <section class="state" aria-labelledby="verification">
        <h2 id="verification">{texts.proof.verify.title}</h2>
        <p id="spoken" class="sr-only" aria-live="polite" data-progress={live}>
          {running ? texts.proof.verify.underWay : last && verdictOf(last, words)}
        </p>
        <div id="verified" data-progress={live}>
          <VerificationState words={words} proof={proof} />
        </div>
        <div id="verify" data-progress={live}>
          <VerifyButton page={page} words={words} proof={proof} />
        </div>
      </section>
      <div id="findings" data-progress={live}>
        {last?.result && <Findings words={words} result={last.result} />}
      </div>
      <h2>{texts.proof.root.title}</h2>
      {root ? <Root words={words} root={root} /> : <p>{texts.proof.root.none}</p>}
      <script type="module" src={assetUrls.progress} />
    </Document>
  );
}

function Findings({ words, result }: { words: AuditWords; result: VerificationResult }) {
  const { texts, count } = words;
  const { findings } = texts.proof;
  if (result.found === 0) return null;
  const others = result.found - result.findings.length;
  return (
    <>
      <div class="scroll" tabindex={0} role="region" aria-label={findings.caption}>
        <table>
          <caption>{findings.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{findings.kind}</th>
              <th scope="col">{findings.where}</th>
              <th scope="col">{findings.event}</th>
              <th scope="col">{findings.what}</th>
            </tr>
          </thead>
          <tbody>
            {result.findings.map((finding, index) => (
              <FindingRow key={index} words={words} finding={finding} />
            ))}
          </tbody>
        </table>
      </div>
      {others > 0 && <p>{findings.more(count(others))}</p>}
    </>
  );
}

function FindingRow({ words: { texts }, finding }: { words: AuditWords; finding: Finding }) {
  const { findings } = texts.proof;
  const { kind, chain, event, text } = finding;
  return (
    <tr>
      <th scope="row">
        <span class="tag problem">{findings.kinds[kind]}</span>
      </th>
      <td>{chain === undefined ? findings.whole : <Chain texts={findings} chain={chain} />}</td>
      <td>{event}</td>
      <td lang="en">{text}</td>
    </tr>
  );
}

interface ChainProps {
  readonly texts: AuditWords['texts']['proof']['findings'];
  /** The id of a mailbox, or `actor:` and a login. */
  readonly chain: string;
}

function Chain({ texts, chain }: ChainProps) {
  const [, actor] = /^actor:(.*)$/s.exec(chain) ?? [];
  const query = actor === undefined ? { mailbox: chain } : { actor };
  return (
    <a href={`/audit${linkQuery(query)}`}>
      {actor === undefined ? texts.mailbox(chain) : texts.actor(actor)}
    </a>
  );
}

function Root({ words, root }: { words: AuditWords; root: ShownRoot }) {
  const { texts, time, count } = words;
  const { size, leaves, signed, root: name, key, publicKey, ...more } = texts.proof.root;
  return (
    <>
      <dl>
        <dt>{size}</dt>
        <dd>{leaves(count(root.size))}</dd>
        <dt>{signed}</dt>
        <dd>
          <time datetime={root.at}>{time(new Date(root.at))}</time>
        </dd>
        <dt>{name}</dt>
        <dd>
          <code dir="ltr">
            {root.size}:{root.root}
          </code>
        </dd>
        <dt>{key}</dt>
        <dd>{root.key}</dd>
        <dt>{publicKey}</dt>
        <dd>
          {root.publicKey === null ? more.noPublicKey : <code dir="ltr">{root.publicKey}</code>}
        </dd>
        <dt>{more.signature}</dt>
        <dd>
          <code dir="ltr">{root.signature}</code>
        </dd>
      </dl>
      <p class="hint">{more.hint}</p>
    </>
  );
}
