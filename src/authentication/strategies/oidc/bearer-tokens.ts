import { Logger } from '@nestjs/common';
import { errors, jwtVerify, type JWTPayload } from 'jose';
import { DomainError } from '../../../common/domain-error.js';
import type { Principal } from '../../principal.js';
import type { ExternalPrincipals } from '../external-principals.js';
import { IssuerKeys, type IssuerKeysOptions } from './issuer-keys.js';
import type { AuthenticationStrategy } from '../../authenticator.js';
import type { CredentialsOf } from '../../credentials.js';
import { readIdentity, type ClaimNames } from './token-identity.js';

export interface BearerOptions extends IssuerKeysOptions, ClaimNames {
  /** The audience that a token must name: this service. */
  readonly audience: string;
  /** Accepted signature algorithms, such as `RS256`; the header of a token has to name one of them. */
  readonly algorithms: readonly string[];
}

/** Maximum length of a token in characters; one with dozens of groups has some 4,000. */
export const maxTokenLength = 8_192;

/** Tolerated difference from the issuer's clock, seconds. */
const clockToleranceSeconds = 30;

/**
 * Access tokens (RFC 6750) and ID tokens that an issuer has signed for this service: Entra ID,
 * Keycloak, or any other of OAuth 2.0 and OpenID Connect whose tokens are JWTs (RFC 9068).
 */
export class BearerTokens implements AuthenticationStrategy<'bearer'> {
  readonly scheme = 'bearer';
  private readonly logger = new Logger(BearerTokens.name);
  private readonly keys: IssuerKeys;

  /** @throws Error if a URL of the issuer is not safe to fetch; it names the setting */
  constructor(
    private readonly options: BearerOptions,
    private readonly callers: ExternalPrincipals,
  ) {
    this.keys = new IssuerKeys(options);
  }

  /** @throws DomainError DirectoryUnavailable, DatabaseUnavailable */
  async verify({ token }: CredentialsOf<'bearer'>): Promise<Principal | undefined> {
    const claims = token.length > maxTokenLength ? undefined : await this.claimsOf(token);
    const identity = claims && readIdentity(claims, this.options);
    return identity && (await this.callers.find(identity));
  }

  private async claimsOf(token: string): Promise<JWTPayload | undefined> {
    try {
      const { payload, protectedHeader } = await jwtVerify(token, this.keys.find, {
        issuer: this.options.issuer,
        audience: this.options.audience,
        algorithms: [...this.options.algorithms],
        clockTolerance: clockToleranceSeconds,
        requiredClaims: ['exp'],
      });
      if (isKnownType(protectedHeader.typ)) return payload;
      this.logger.debug({ msg: 'token refused', reason: 'typ' });
    } catch (error) {
      if (error instanceof DomainError) throw error;
      this.logger.debug({ msg: 'token refused', reason: reasonOf(error) });
    }
    return undefined;
  }
}

// RFC 8725 3.11: issuers also sign tokens of other types, such as logout tokens. Type names compare without
// regard to case, and `application/` may be left out (RFC 7515 4.1.9); many issuers name no type.
function isKnownType(typ: unknown): boolean {
  return (
    typ === undefined || (typeof typ === 'string' && /^(application\/)?(at\+)?jwt$/i.test(typ))
  );
}

/** A code and the name of a claim; never a value of the token. */
function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTClaimValidationFailed) return `${error.code} ${error.claim}`;
  return error instanceof errors.JOSEError ? error.code : 'unforeseen';
}
