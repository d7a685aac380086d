import type { PageView } from '../document/page-view.js';
import { PostForm } from '../document/post-form.js';
import type { AuditWords } from './audit-words.js';
import type { ShownRoot } from '../../../audit/admin/newest-root.service.js';
import type { EndedVerification, RunningVerification } from './verification-runs.js';

/** What is known about the proof of the audit. */
export interface ProofState {
  /** Undefined if nothing was sealed yet. */
  readonly root: ShownRoot | undefined;
  readonly running: RunningVerification | undefined;
  readonly last: EndedVerification | undefined;
}

interface VerificationStateProps {
  readonly words: AuditWords;
  readonly proof: ProofState;
}

/** How far a verification is, and what the last one has found, in words. */
export function VerificationState({ words, proof }: VerificationStateProps) {
  const { running, last } = proof;
  const { verify } = words.texts.proof;
  return (
    <>
      {running && <Running words={words} running={running} />}
      {last ? (
        <Last words={words} last={last} root={proof.root} />
      ) : (
        !running && <p>{verify.never}</p>
      )}
    </>
  );
}

interface RunningProps {
  readonly words: AuditWords;
  readonly running: RunningVerification;
}

function Running({ words: { texts, time, count }, running }: RunningProps) {
  const { verify } = texts.proof;
  const { by, startedAt, percent } = running;
  return (
    <>
      <p>{verify.running(by, time(startedAt))}</p>
      <p>
        <progress max={100} value={percent} aria-label={verify.progress} />
        <br />
        {verify.percent(count(percent))}
      </p>
      <p>
        <a href="/audit/proof">{verify.refresh}</a>
      </p>
    </>
  );
}

interface LastProps {
  readonly words: AuditWords;
  readonly last: EndedVerification;
  readonly root: ShownRoot | undefined;
}

function Last({ words, last, root }: LastProps) {
  const { texts, time, count } = words;
  const { by, endedAt, result } = last;
  const { verify } = texts.proof;
  const since = result ? (root?.size ?? 0) - result.size : 0;
  return (
    <>
      <p>
        <strong>{verdictOf(last, words)}</strong>
      </p>
      <p>
        {!result && `${verify.failedText} `}
        {verify.by(by, time(endedAt))}
        {result && ` ${verify.checked(count(result.events), count(result.chains))}`}
        {since > 0 && ` ${verify.since(count(since))}`}
      </p>
      <div class="field">
        <p class="hint">{verify.thisInstance}</p>
      </div>
    </>
  );
}

/** What a verification has found, in one sentence. */
export function verdictOf({ result }: EndedVerification, { texts, count }: AuditWords): string {
  const { failed, upTo, found } = texts.proof.verify;
  if (!result) return failed;
  return result.found === 0 ? upTo(count(result.size)) : found(count(result.found));
}

interface VerifyButtonProps extends VerificationStateProps {
  readonly page: PageView;
}

/** Not while a verification is under way. */
export function VerifyButton({ page, words: { texts }, proof }: VerifyButtonProps) {
  if (proof.running) return null;
  const { verify } = texts.proof;
  return (
    <PostForm page={page} action="/audit/proof">
      <div class="field">
        <p class="hint" id="verify-hint">
          {verify.hint}
        </p>
      </div>
      <p>
        <button aria-describedby="verify-hint">{verify.button}</button>
      </p>
    </PostForm>
  );
}
