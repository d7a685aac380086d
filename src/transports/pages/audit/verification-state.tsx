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

function Last({ words, last: { by, endedAt, result }, root }: LastProps) {
  const { texts, time, count } = words;
  const { verify } = texts.proof;
  if (!result) {
    return (
      <>
        <p>
          <strong>{verify.failed}</strong>
        </p>
        <p>{verify.failedText}</p>
        <p>{verify.by(by, time(endedAt))}</p>
      </>
    );
  }
  const { found, size, events, chains } = result;
  const since = (root?.size ?? 0) - size;
  return (
    <>
      <p>
        <strong>{found === 0 ? verify.upTo(count(size)) : verify.found(count(found))}</strong>
      </p>
      <p>
        {verify.by(by, time(endedAt))} {verify.checked(count(events), count(chains))}
        {since > 0 && ` ${verify.since(count(since))}`}
      </p>
      <p class="hint">{verify.thisInstance}</p>
    </>
  );
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
      <p class="hint" id="verify-hint">
        {verify.hint}
      </p>
      <p>
        <button aria-describedby="verify-hint">{verify.button}</button>
      </p>
    </PostForm>
  );
}
