import { failure, codeOf, type Check, type Examination } from './check.js';
import { auditChecks, type AuditCheckOptions } from './checks/audit.js';
import { databaseChecks, type DatabaseCheckOptions } from './checks/database.js';
import { diskCheck } from './checks/disk.js';
import { issuerChecks } from './checks/issuer.js';
import { keyChecks, type KeyCheckOptions } from './checks/keys.js';
import { ldapChecks } from './checks/ldap.js';
import { mailChecks, type MailCheckOptions } from './checks/mail.js';
import { proxyChecks, type SeenRequest } from './checks/proxy.js';
import { publicUrlChecks } from './checks/public-url.js';
import type { LdapOptions } from '../authentication/strategies/ldap/ldap-directory.js';
import type { IssuerKeysOptions } from '../authentication/strategies/oidc/issuer-keys.js';

export interface DiagnosisSettings {
  readonly database: DatabaseCheckOptions;
  readonly mail: MailCheckOptions;
  readonly keys: KeyCheckOptions;
  readonly audit: AuditCheckOptions;
  readonly publicUrl: string;
  readonly publicUrlFromHost: boolean;
  /** The networks of TRUSTED_PROXIES. */
  readonly trustedProxies: readonly string[];
  readonly ldap: LdapOptions | undefined;
  readonly issuer: IssuerKeysOptions | undefined;
  /** The data folder of the quick start; undefined if it is none. */
  readonly quickStartFolder: string | undefined;
}

export interface DiagnosisOptions {
  /** Whether the mail server would take a mail for this address; nothing is sent. */
  readonly to?: string | undefined;
  /** Sends a test mail to it, without a PIN. */
  readonly send?: boolean | undefined;
  /** The request that asked, as the service sees it. */
  readonly seen?: SeenRequest | undefined;
  /** The longest that one examination may take, milliseconds; what it found until then counts. */
  readonly limitMs?: number;
}

const defaultLimitMs = 20_000;

/**
 * Looks at everything that the service needs, from where this process runs. The examinations run
 * simultaneously, and none depends on another: without a database, the mail server is still examined.
 */
export class Diagnosis {
  constructor(private readonly settings: DiagnosisSettings) {}

  /**
   * Never throws, and ends in time, whatever does not answer.
   *
   * @param onCheck called with each line as soon as it is known
   * @returns all lines, those of each examination together
   */
  async run(options: DiagnosisOptions = {}, onCheck?: (check: Check) => void): Promise<Check[]> {
    const { limitMs = defaultLimitMs } = options;
    const groups = this.examinations(options).map((each) => examine(each, limitMs, onCheck));
    return (await Promise.all(groups)).flat();
  }

  private examinations({ to, send, seen }: DiagnosisOptions): Examination[] {
    const { database, mail, keys, audit, ldap, issuer, quickStartFolder } = this.settings;
    const { publicUrl, publicUrlFromHost, trustedProxies: trusted } = this.settings;
    return [
      databaseChecks(database),
      keyChecks(keys),
      auditChecks(audit),
      mailChecks(mail, { to, send }),
      publicUrlChecks(publicUrl),
      proxyChecks({ trusted, publicUrl, publicUrlFromHost }, seen),
      ...(ldap ? [ldapChecks(ldap)] : []),
      ...(issuer ? [issuerChecks(issuer)] : []),
      ...(quickStartFolder === undefined ? [] : [diskCheck(quickStartFolder)]),
    ];
  }
}

async function examine(
  examination: Examination,
  limitMs: number,
  onCheck?: (check: Check) => void,
): Promise<Check[]> {
  const found: Check[] = [];
  const over = new AbortController();
  const report = (check: Check) => {
    // What is found after the limit has no reader any more.
    if (over.signal.aborted) return;
    found.push(check);
    onCheck?.(check);
  };
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      const seconds = `${limitMs / 1_000} seconds`;
      report(
        failure(
          examination.name,
          `Not examined to the end within ${seconds}.`,
          'See why it does not answer.',
        ),
      );
      resolve();
    }, limitMs);
  });
  const done = examination.run(report, over.signal).catch((error: unknown) => {
    const what = `The examination ended with an unforeseen error (${codeOf(error)}).`;
    report(failure(examination.name, what, 'Report it, as SECURITY.md or the issue tracker says.'));
  });
  await Promise.race([done, late]);
  over.abort();
  clearTimeout(timer);
  return found;
}
