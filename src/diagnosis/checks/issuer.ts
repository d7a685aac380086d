import {
  IssuerKeys,
  type IssuerKeysOptions,
} from '../../authentication/strategies/oidc/issuer-keys.js';
import { codeOf, failure, ok, type Examination } from '../check.js';

const name = 'token issuer';

/** Whether the keys of OIDC_ISSUER can be fetched. */
export const issuerChecks = (options: IssuerKeysOptions): Examination => ({
  name,
  run: async (report) => {
    try {
      const keys = await new IssuerKeys(options).fetchAll();
      const host = new URL(options.jwksUrl ?? options.issuer).host;
      if (keys > 0) report(ok(name, `${host} publishes ${keys} ${keys === 1 ? 'key' : 'keys'}.`));
      else
        report(failure(name, `${host} publishes no key.`, 'See the configuration of the issuer.'));
    } catch (error) {
      const what = `The keys of OIDC_ISSUER cannot be fetched (${codeOf(error)}).`;
      report(
        failure(name, what, 'Correct OIDC_ISSUER or OIDC_JWKS_URL, or see why it does not answer.'),
      );
    }
  },
});
