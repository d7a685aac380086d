import { ok, warning, type Examination } from '../check.js';

const name = 'proxy';

export interface ProxyCheckOptions {
  readonly publicUrl: string;
  /** Whether the contract has the Host and the scheme of the request. */
  readonly publicUrlFromHost: boolean;
  /** The networks of TRUSTED_PROXIES. */
  readonly trusted: readonly string[];
}

/** A request as the service sees it. */
export interface SeenRequest {
  /** The client's, as log, audit and limits have it. */
  readonly address: string;
  /** Of the connection: the proxy's, if there is one. */
  readonly socketAddress: string;
  readonly scheme: string;
  readonly host: string;
}

const schemeUnknown = warning(
  name,
  'With PUBLIC_URL_FROM_HOST the contract sends callers to http://, as no proxy is trusted to say otherwise.',
  'Name the proxy in TRUSTED_PROXIES, and let it set X-Forwarded-Proto to https.',
);

/** Whether the address of a caller is the caller's own. */
export const proxyChecks = (options: ProxyCheckOptions, seen?: SeenRequest): Examination => ({
  name,
  run: (report) => {
    const { publicUrl, publicUrlFromHost, trusted } = options;
    if (seen) {
      const { address, socketAddress, scheme, host } = seen;
      const through = address === socketAddress ? 'directly' : `through ${socketAddress}`;
      report(ok(name, `This request came from ${address}, ${through}, as ${scheme}://${host}.`));
    }
    // The service itself speaks no TLS: something in front of it does.
    const behindProxy = publicUrl.startsWith('https:');
    if (trusted.length > 0) {
      report(ok(name, `The client's address is taken from proxies in ${trusted.join(', ')}.`));
    } else if (behindProxy) {
      const what =
        'PUBLIC_URL is https://, so that a proxy ends TLS, and TRUSTED_PROXIES names none.';
      const todo =
        "Name its address in TRUSTED_PROXIES: otherwise all callers share it, and a stranger's failed " +
        'logins slow everyone down.';
      report(warning(name, what, todo));
      if (publicUrlFromHost) report(schemeUnknown);
    } else {
      report(ok(name, 'No proxy is trusted: the address of a caller is that of its connection.'));
    }
    return Promise.resolve();
  },
});
