import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCertificate, type TestCertificate } from '../support/certificate.js';
import { doctor as runDoctor } from '../support/doctor.js';
import { baseDn, OpenLdap, openLdapIsInstalled, reader } from '../support/openldap.js';
import { freePorts } from '../support/ports.js';
import { testSettings } from '../support/settings.js';

describe.skipIf(!openLdapIsInstalled)('umpin doctor, about the directory', () => {
  let certificate: TestCertificate;
  let directory: OpenLdap;
  let nowhere: string;
  beforeAll(async () => {
    const [closed = 0] = await freePorts(1);
    nowhere = `127.0.0.1:${closed}`;
    certificate = await aCertificate('IP:127.0.0.1');
    directory = await OpenLdap.start({ people: [], certificate });
  });
  afterAll(async () => {
    await directory.stop();
    await certificate.remove();
  });

  /** Nothing else that the service needs is there. */
  async function directoryLines(over: Record<string, string>) {
    const { of } = await runDoctor(
      {
        ...testSettings(`postgres://umpin@${nowhere}/umpin`, `smtp://${nowhere}`),
        PUBLIC_URL: `http://${nowhere}`,
        LDAP_URLS: directory.url,
        LDAP_STARTTLS: 'false',
        LDAP_BASE_DN: baseDn,
        LDAP_BIND_DN: reader.dn,
        LDAP_BIND_PASSWORD: reader.password,
        ...over,
      },
      '',
      [reader.password],
    );
    return of('directory').map(({ state, what, todo = '' }) => ({ state, what, todo }));
  }
  const trusted = () => ({ LDAP_CA_FILE: certificate.certFile });

  it('says that a directory answers over TLS, from the start or by StartTLS', async () => {
    const secure = `127.0.0.1:${directory.securePort}`;
    expect(await directoryLines({ ...trusted(), LDAP_URLS: directory.secureUrl })).toEqual([
      { state: 'ok', what: `${secure} answers with TLS.`, todo: '' },
    ]);
    expect(await directoryLines({ ...trusted(), LDAP_STARTTLS: 'true' })).toEqual([
      { state: 'ok', what: `127.0.0.1:${directory.port} answers with StartTLS.`, todo: '' },
    ]);
  });

  it('warns that passwords cross the network to a directory in plain text', async () => {
    const [line] = await directoryLines({});
    expect(line).toMatchObject({
      state: 'warning',
      what: `127.0.0.1:${directory.port} answers without TLS.`,
    });
  });

  it.each([
    [
      'a password that is wrong',
      { LDAP_BIND_PASSWORD: 'another one' },
      /0x31|invalid ?credentials/i,
    ],
    ['a base that is not there', { LDAP_BASE_DN: 'dc=example,dc=org' }, /0x20|no ?such ?object/i],
  ])('fails because of %s', async (_, over, reason) => {
    const [line] = await directoryLines(over);
    expect(line).toMatchObject({ state: 'failure' });
    expect(line?.what).toMatch(/^The directory cannot be asked: 127\.0\.0\.1:\d+ /);
    expect(line?.what).toMatch(reason);
  });

  it('says why the certificate of a directory is refused', async () => {
    const place = `127.0.0.1:${directory.port}`;
    const foreign = await directoryLines({ LDAP_STARTTLS: 'true' });
    expect(foreign).toEqual([
      {
        state: 'failure',
        what: `The certificate of ${place} comes from no authority that is trusted here.`,
        todo: 'Name the PEM file of its authority in LDAP_CA_FILE.',
      },
    ]);
    const [named] = await directoryLines({
      ...trusted(),
      LDAP_URLS: `ldap://localhost:${directory.port}`,
      LDAP_STARTTLS: 'true',
    });
    expect(named?.what).toBe(
      `The certificate of localhost:${directory.port} is for another name than localhost (IP Address:127.0.0.1).`,
    );
  });

  it('has a line for each of LDAP_URLS', async () => {
    const lines = await directoryLines({
      ...trusted(),
      LDAP_URLS: `${directory.secureUrl},ldaps://${nowhere}`,
    });
    expect(lines.map(({ state }) => state).sort()).toEqual(['failure', 'ok']);
    expect(lines.find(({ state }) => state === 'failure')?.what).toContain(nowhere);
  });
});
