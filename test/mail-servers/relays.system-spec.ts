import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EndOfDataGate } from '../../src/notification/smtp/end-of-data-gate.js';
import { Lease } from '../../src/notification/outbox/lease.js';
import { Mailer } from '../../src/notification/smtp/mailer.js';
import { aCertificate, type TestCertificate } from '../support/certificate.js';
import { aMail } from '../support/mail-delivery.js';
import { NextHop } from '../support/mail-servers/next-hop.js';
import type { Relay, RelayOptions } from '../support/mail-servers/relay.js';
import { usableKinds } from '../support/mail-servers/servers.js';

/** How each limits a session; where there is no line the server has no such limit. */
const limits: Record<string, { count?: string; age?: string }> = {
  Postfix: { age: 'smtpd_timeout = 1s' },
  Exim: { count: 'smtp_accept_max_per_connection = 2', age: 'smtp_receive_timeout = 1s' },
  OpenSMTPD: { count: 'smtp limit max-mails 2' },
  Sendmail: { age: "define(`confTO_COMMAND', `1s')" },
};
const login = { user: 'umpin', password: 'made-up-for-a-relay' };

describe.concurrent.each(usableKinds)('umpin behind $name', ({ name, start }) => {
  const cleanUps: (() => unknown)[] = [];
  let hop: NextHop;
  let certificate: TestCertificate;

  beforeAll(async () => {
    hop = await NextHop.start({ lmtp: name !== 'OpenSMTPD' });
    certificate = await aCertificate('DNS:localhost');
    cleanUps.push(
      () => hop.stop(),
      () => certificate.remove(),
    );
  });
  afterAll(async () => {
    for (const cleanUp of cleanUps.reverse()) await cleanUp();
  });

  async function aRelay(options: Omit<RelayOptions, 'routes'> = {}): Promise<Relay> {
    const relay = await start({ routes: { 'example.net': hop.route }, ...options });
    cleanUps.push(() => relay.stop());
    return relay;
  }

  function aMailer(url: string, authorities?: string): Mailer {
    const mailer = new Mailer({ url, from: 'voicemail@example.com', connections: 1, authorities });
    cleanUps.push(() => mailer.close());
    return mailer;
  }

  const send = (mailer: Mailer, to: string, text?: string) =>
    mailer.send(
      { id: randomUUID(), mail: aMail({ to, ...(text && { text }) }) },
      new EndOfDataGate(new Lease()),
    );
  const over = (relay: Relay, userInfo = '') => {
    const url = new URL(`smtp://localhost:${relay.port}?requireTLS=true`);
    return url.href.replace('//', `//${userInfo}`);
  };

  it('is told that a mail is accepted, which then arrives once', async () => {
    const mailer = aMailer((await aRelay()).url);
    expect(await send(mailer, 'alice@example.net')).toEqual({ kind: 'accepted' });
    expect((await hop.mailTo('alice@example.net')).raw).toContain('048213');
    expect(hop.mails.filter(({ to }) => to === 'alice@example.net')).toHaveLength(1);
  });

  // OpenSMTPD comes again only after 400 seconds.
  it.skipIf(name === 'OpenSMTPD')(
    'is told that a mail is accepted which the next hop takes only the second time',
    async () => {
      const relay = await aRelay();
      expect(await send(aMailer(relay.url), 'greylisted@example.net')).toEqual({
        kind: 'accepted',
      });
      const mail = await hop.mailTo('greylisted@example.net').catch(async (cause: unknown) => {
        // The server's own reason, as it waits longer now and then.
        throw new Error(await relay.log(), { cause });
      });
      expect(mail.raw).toContain('048213');
    },
  );

  it('is told that a mail is accepted which the next hop refuses', async () => {
    const mailer = aMailer((await aRelay()).url);
    expect(await send(mailer, 'no-such-user@example.net')).toEqual({ kind: 'accepted' });
  });

  it('is told that a mail is too large', async () => {
    const mailer = aMailer((await aRelay({ sizeLimit: 600 })).url);
    expect(await send(mailer, 'large@example.net', 'x\n'.repeat(2_000))).toMatchObject({
      kind: 'refused',
      reason: expect.stringMatching(/ 55[24]$/) as string,
    });
  });

  // OpenSMTPD 6.8 has no working TLS with OpenSSL 3 (its issue 1239).
  it.skipIf(name === 'OpenSMTPD')('sends by STARTTLS to a trusted certificate alone', async () => {
    const relay = await aRelay({ certificate });
    expect(await send(aMailer(over(relay), certificate.cert), 'tls@example.net')).toEqual({
      kind: 'accepted',
    });
    expect((await hop.mailTo('tls@example.net')).raw).toMatch(/\bESMTPS\b|esmtps|TLS/);
    expect(await send(aMailer(over(relay)), 'tls@example.net')).toMatchObject({
      kind: 'unavailable',
    });
  });

  // OpenSMTPD wants TLS for it; Sendmail gets its logins from Cyrus SASL's database in /etc.
  const loginsWork = ['Postfix', 'Exim'].includes(name);
  it.skipIf(!loginsWork)('logs in over STARTTLS, if the password is right', async () => {
    const relay = await aRelay({ certificate, login });
    const attempt = (password: string) => {
      const mailer = aMailer(over(relay, `${login.user}:${password}@`), certificate.cert);
      return send(mailer, 'login@example.net');
    };
    expect(await attempt('wrong')).toMatchObject({ kind: 'unavailable', reason: 'EAUTH 535' });
    expect(await attempt(login.password)).toEqual({ kind: 'accepted' });
    const mailer = aMailer(over(relay), certificate.cert);
    expect(await send(mailer, 'login@example.net')).not.toEqual({ kind: 'accepted' });
    await hop.mailTo('login@example.net');
  });

  it('sends its text whether DSN and 8BITMIME are offered or not', async () => {
    const text = 'Ihre neue PIN für die Sprachmailbox\n\n048213\n';
    for (const hides of [[], ['DSN', '8BITMIME']] as const) {
      const to = `hidden-${hides.length}@example.net`;
      const mailer = aMailer((await aRelay({ hides })).url);
      expect(await send(mailer, to, text)).toEqual({ kind: 'accepted' });
      expect((await hop.mailTo(to)).raw).toContain('f=C3=BCr die Sprachmailbox');
    }
  });

  it.skipIf(!limits[name]?.count)('sends each mail once if a session may carry two', async () => {
    const mailer = aMailer((await aRelay({ settings: limits[name]?.count ?? '' })).url);
    const addresses = [1, 2, 3, 4, 5].map((count) => `count-${count}@example.net`);
    for (const to of addresses) expect(await send(mailer, to)).toEqual({ kind: 'accepted' });
    for (const to of addresses) await hop.mailTo(to);
    expect(hop.mails.filter(({ to }) => to.startsWith('count-'))).toHaveLength(5);
  });

  it.skipIf(!limits[name]?.age)('sends each mail once if a session has waited long', async () => {
    const mailer = aMailer((await aRelay({ settings: limits[name]?.age ?? '' })).url);
    for (const to of ['age-1@example.net', 'age-2@example.net']) {
      expect(await send(mailer, to)).toEqual({ kind: 'accepted' });
      await hop.mailTo(to);
      // Longer than the server waits.
      await delay(1_500);
    }
    expect(hop.mails.filter(({ to }) => to.startsWith('age-'))).toHaveLength(2);
  });
});
