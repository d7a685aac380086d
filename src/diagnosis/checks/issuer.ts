import {
  IssuerAnswerError,
  IssuerKeys,
  type IssuerKeysOptions,
} from '../../authentication/strategies/oidc/issuer-keys.js';
import { certificateTrouble, type CertificateAdvice } from '../../common/certificate-trouble.js';
import { codeOf, failure, ok, type Check, type Examination } from '../check.js';

const name = 'token issuer';

const certificateAdvice: CertificateAdvice = {
  untrusted: 'Name the PEM file of its authority in NODE_EXTRA_CA_CERTS.',
  otherName: 'Use one of its names in OIDC_ISSUER or OIDC_JWKS_URL.',
};

/** Whether the keys of OIDC_ISSUER can be fetched. */
export const issuerChecks = (options: IssuerKeysOptions): Examination => ({
  name,
  run: async (report) => {
    try {
      const keys = await new IssuerKeys(options).fetchAll();
      const { host } = placeOf(options);
      if (keys > 0) report(ok(name, `${host} publishes ${keys} ${keys === 1 ? 'key' : 'keys'}.`));
      else
        report(failure(name, `${host} publishes no key.`, 'See the configuration of the issuer.'));
    } catch (error) {
      report(unfetched(options, error));
    }
  },
});

function unfetched(options: IssuerKeysOptions, error: unknown): Check {
  const { host, hostname } = placeOf(options);
  // fetch has one error for everything, with the reason as its cause.
  const cause = (error instanceof Error ? error.cause : undefined) ?? {};
  const server = { host: hostname, name: host };
  const refused = certificateTrouble(cause, server, certificateAdvice);
  if (refused) return failure(name, refused.cause, refused.advice);
  const reason = error instanceof IssuerAnswerError ? `: ${error.message}` : ` (${codeOf(error)}).`;
  const what = `The keys of OIDC_ISSUER cannot be fetched${reason}`;
  const todo = 'Correct OIDC_ISSUER or OIDC_JWKS_URL, or see why it does not answer.';
  return failure(name, what, todo);
}

function placeOf({ jwksUrl, issuer }: IssuerKeysOptions): URL {
  return new URL(jwksUrl ?? issuer);
}
