import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestCertificate } from './certificate.js';
import { GuardedProcess } from './guarded-process.js';
import { freePorts } from './ports.js';

const slapd = '/usr/sbin/slapd';
const slapadd = '/usr/sbin/slapadd';

export const openLdapIsInstalled = existsSync(slapd);

if (!openLdapIsInstalled) {
  process.stderr.write('Tests with OpenLDAP are skipped: install the Debian package slapd.\n');
}

export interface Person {
  readonly uid: string;
  readonly password: string;
  readonly mail?: string | readonly string[];
}

export interface OpenLdapOptions {
  readonly people: readonly Person[];
  /** Without one it does no TLS. */
  readonly certificate?: TestCertificate;
  /** Whether everybody may search. */
  readonly anonymousRead?: boolean;
  /** Entries that a search tells of at most. */
  readonly sizeLimit?: number;
}

export const baseDn = 'dc=example,dc=com';

/** The account that may search. */
export const reader = { dn: `cn=reader,${baseDn}`, password: 'made up for the reader' };

/** A real OpenLDAP server on loopback, in a folder of its own that goes with it. */
export class OpenLdap {
  #process: GuardedProcess | undefined;

  private constructor(
    private readonly folder: string,
    readonly port: number,
    /** Of `ldaps://`. */
    readonly securePort: number,
    private readonly secure: boolean,
  ) {}

  static async start(options: OpenLdapOptions): Promise<OpenLdap> {
    const folder = await mkdtemp(join(tmpdir(), 'umpin-openldap-'));
    await mkdir(join(folder, 'data'));
    await writeFile(join(folder, 'slapd.conf'), configurationOf(folder, options));
    await writeFile(join(folder, 'people.ldif'), ldifOf(options.people));
    const config = ['-f', join(folder, 'slapd.conf')];
    await promisify(execFile)(slapadd, [...config, '-l', join(folder, 'people.ldif')]);
    return OpenLdap.inFolder(folder, options.certificate !== undefined);
  }

  /** With the slapd.conf of a folder, which goes with the server. */
  static async inFolder(folder: string, secure: boolean): Promise<OpenLdap> {
    const [port = 0, securePort = 0] = await freePorts(2);
    const server = new OpenLdap(folder, port, securePort, secure);
    await server.up();
    return server;
  }

  get url(): string {
    return `ldap://127.0.0.1:${this.port}`;
  }

  get secureUrl(): string {
    return `ldaps://127.0.0.1:${this.securePort}`;
  }

  async up(): Promise<void> {
    const urls = this.secure ? `${this.url} ${this.secureUrl}` : this.url;
    const command = [slapd, '-d', '0', '-h', urls, '-f', join(this.folder, 'slapd.conf')];
    this.#process = new GuardedProcess(this.folder, command);
    await this.#process.until(() => listens(this.port));
  }

  /** Gone, with every connection; `up` brings it back. */
  async down(): Promise<void> {
    await this.#process?.stop();
    this.#process = undefined;
  }

  async stop(): Promise<void> {
    await this.down();
    await rm(this.folder, { recursive: true, force: true });
  }
}

function configurationOf(
  folder: string,
  { certificate, anonymousRead, sizeLimit }: OpenLdapOptions,
): string {
  return `
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
modulepath /usr/lib/ldap
moduleload back_mdb
pidfile ${folder}/slapd.pid
${certificate ? `TLSCertificateFile ${certificate.certFile}` : ''}
${certificate ? `TLSCertificateKeyFile ${certificate.keyFile}` : ''}
${sizeLimit ? `sizelimit ${sizeLimit}` : ''}
database mdb
suffix ${baseDn}
directory ${folder}/data
maxsize 10485760
access to attrs=userPassword by anonymous auth by * none
access to * by dn.exact=${reader.dn} read by self read by anonymous ${anonymousRead ? 'read' : 'auth'}
`;
}

export function dnOf(uid: string): string {
  return `uid=${uid.replace(/[\\,+"<>;=#]/g, '\\$&')},ou=people,${baseDn}`;
}

function ldifOf(people: readonly Person[]): string {
  return [
    entry(baseDn, { objectClass: ['dcObject', 'organization'], dc: 'example', o: 'Example' }),
    entry(`ou=people,${baseDn}`, { objectClass: 'organizationalUnit', ou: 'people' }),
    entry(reader.dn, {
      objectClass: ['organizationalRole', 'simpleSecurityObject'],
      cn: 'reader',
      userPassword: reader.password,
    }),
    ...people.map(({ uid, password, mail = [] }) =>
      entry(dnOf(uid), {
        objectClass: 'inetOrgPerson',
        uid,
        cn: uid,
        sn: uid,
        userPassword: password,
        mail,
      }),
    ),
  ].join('\n');
}

// RFC 2849: after two colons, base64.
function entry(dn: string, attributes: Record<string, string | readonly string[]>): string {
  const line = (name: string, value: string) =>
    `${name}:: ${Buffer.from(value).toString('base64')}\n`;
  const lines = Object.entries(attributes).flatMap(([name, values]) =>
    [values].flat().map((value) => line(name, value)),
  );
  return line('dn', dn) + lines.join('');
}

async function listens(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
