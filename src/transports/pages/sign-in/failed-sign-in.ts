import { SignInFailed } from '../../../authentication/strategies/oidc/sign-in-failed.js';
import { NotAuthenticated } from '../../../authentication/principal.js';
import { DomainError } from '../../../common/domain-error.js';
import type { SharedTexts } from '../texts/shared-texts.js';

interface FailedSignIn {
  readonly status: number;
  readonly problem: (texts: SharedTexts['signIn']) => string;
}

/**
 * What to say of a sign-in that failed: the same for an unknown login as for a wrong password (P10), and nothing of
 * what a directory or an issuer has answered. Throws errors that are about something else.
 */
export function failedSignIn(error: unknown): FailedSignIn {
  if (error instanceof NotAuthenticated) return { status: 403, problem: ({ wrong }) => wrong };
  if (error instanceof SignInFailed)
    return { status: 403, problem: (texts) => texts[error.because] };
  if (error instanceof DomainError && error.refusal === 'DirectoryUnavailable') {
    return { status: 503, problem: ({ unavailable }) => unavailable };
  }
  if (error instanceof DomainError && error.refusal === 'TooManyFailedLogins') {
    const minutes = Math.ceil((error.facts.retryAfterMs ?? 0) / 60_000);
    return { status: 429, problem: ({ tooMany }) => tooMany(Math.max(1, minutes)) };
  }
  throw error;
}
