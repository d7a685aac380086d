import { X509Certificate, randomUUID } from 'node:crypto';
import { createSecureContext, type SecureContext } from 'node:tls';
import { Logger } from '@nestjs/common';
import type { Client, Entry } from 'ldapts';
import type { Principal } from '../../principal.js';
import type { ExternalPrincipals } from '../external-principals.js';
import {
  bindName,
  binds,
  findEntry,
  firstName,
  readEntry,
  type Wanted,
} from './ldap-operations.js';
import { LdapServers, readServer } from './ldap-connection.js';
import type { AuthenticationStrategy } from '../../authenticator.js';
import type { CredentialsOf } from '../../credentials.js';

export interface LdapOptions {
  /** `ldap://` or `ldaps://`, all of one directory; the port may be left out. */
  readonly urls: readonly string[];
  /** Whether `ldap://` requires StartTLS before anything else. */
  readonly startTls: boolean;
  /** PEM: the only authorities whose certificates are trusted; undefined: those of Node.js. */
  readonly authorities: string | undefined;
  /** The DN that searches; undefined: the search is anonymous. */
  readonly bindDn: string | undefined;
  readonly bindPassword: string | undefined;
  /** The base of searches; not needed if `userDn` is a DN. */
  readonly baseDn: string | undefined;
  /** Its first value is the caller's login in this service. */
  readonly loginAttribute: string;
  /** Its first value is the address of the caller's mailbox. */
  readonly mailboxAttribute: string;
  /** The name for a bind without a search, `%s` for the login: a DN or a user principal name. */
  readonly userDn: string | undefined;
  /** Timeout for connecting and for each answer; a login takes at most twice as long. */
  readonly timeoutMs: number;
}

/**
 * Basic against an LDAP directory, such as OpenLDAP or Active Directory: a bind with the password
 * authenticates the caller. Users must not be able to change their own values of the two attributes.
 */
export class LdapDirectory implements AuthenticationStrategy<'basic'> {
  readonly scheme = 'basic';
  private readonly servers: LdapServers;
  private readonly wanted: Wanted;
  private readonly logger = new Logger(LdapDirectory.name);

  /** @throws Error if the authorities contain no certificate */
  constructor(
    private readonly options: LdapOptions,
    private readonly callers: ExternalPrincipals,
  ) {
    const { urls, startTls, authorities, timeoutMs, loginAttribute, mailboxAttribute } = options;
    const servers = urls.map((url) => readServer(url, startTls));
    this.servers = new LdapServers(servers, { trust: trustIn(authorities), timeoutMs });
    this.wanted = { attributes: [loginAttribute, mailboxAttribute], timeoutMs };
  }

  /** @throws DomainError DirectoryUnavailable, DatabaseUnavailable */
  async verify({ login, password }: CredentialsOf<'basic'>): Promise<Principal | undefined> {
    // RFC 4513 5.1.2: a bind without a password succeeds without authentication.
    if (password === '') return undefined;
    const { userDn, loginAttribute, mailboxAttribute } = this.options;
    const entry = await this.servers.ask((client) =>
      userDn === undefined
        ? this.searchAndBind(client, login, password)
        : this.bindDirectly(client, userDn, login, password),
    );
    if (!entry) return undefined;
    return this.callers.find({
      // The directory's spelling, whatever case and blanks were typed: accounts and limits go by it.
      login: firstName(entry, loginAttribute) ?? entry.dn,
      address: firstName(entry, mailboxAttribute),
    });
  }

  private async searchAndBind(
    client: Client,
    login: string,
    password: string,
  ): Promise<Entry | undefined> {
    const { bindDn, bindPassword, baseDn = '', loginAttribute } = this.options;
    if (bindDn !== undefined) await client.bind(bindDn, bindPassword);
    const found = await this.findOne(client, loginAttribute, login);
    const entry = found === 'several' ? undefined : found;
    // Unknown users take as much work as known ones (P10).
    const proven = await binds(client, entry?.dn ?? `cn=${randomUUID()},${baseDn}`, password);
    return proven ? entry : undefined;
  }

  private async bindDirectly(
    client: Client,
    template: string,
    login: string,
    password: string,
  ): Promise<Entry | undefined> {
    const as = bindName(template, login);
    if (!as || !(await binds(client, as.name, password))) return undefined;
    const entry =
      as.kind === 'dn'
        ? await readEntry(client, as.name, this.wanted)
        : await this.findOne(client, as.kind, as.name);
    if (!entry) throw new Error('The directory does not return the entry of a user to that user.');
    return entry === 'several' ? undefined : entry;
  }

  /**
   * The entry in which the attribute has this value. Also `several` if another entry has the login of
   * this one, which may be another value than the one that was typed.
   */
  private async findOne(
    client: Client,
    attribute: string,
    value: string,
  ): Promise<Entry | 'several' | undefined> {
    const { baseDn = '', loginAttribute } = this.options;
    const search = (where: { attribute: string; value: string }) =>
      findEntry(client, { baseDn, ...where }, this.wanted);
    const asked = { attribute, value };
    const entry = await search(asked);
    const name = entry && entry !== 'several' ? firstName(entry, loginAttribute) : undefined;
    // Also if the answer is known: unknown users take as much work as known ones (P10).
    const known = await search(name ? { attribute: loginAttribute, value: name } : asked);
    const isOne = entry !== 'several' && known !== 'several' && (!known || known.dn === entry?.dn);
    if (isOne) return entry;
    this.logger.warn({ msg: 'several entries of the directory share a login', ...asked });
    return 'several';
  }
}

/** @throws Error if the authorities contain no certificate */
export function trustIn(authorities: string | undefined): SecureContext {
  // With text that contains no certificate, no server would be trusted, and no error would say why.
  if (authorities !== undefined) new X509Certificate(authorities);
  return createSecureContext({ ca: authorities, minVersion: 'TLSv1.2' });
}
