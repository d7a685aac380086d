import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EndOfDataGate } from '../../src/notification/smtp/end-of-data-gate.js';
import { Mailer } from '../../src/notification/smtp/mailer.js';
import { Lease } from '../../src/notification/outbox/lease.js';
import { aCertificate } from '../support/certificate.js';
import { SmtpSink, type SmtpSinkOptions } from '../support/smtp-sink.js';

const login = { user: 'umpin@example.com', password: 'a made-up: pass/word' };
const userInfo = `${encodeURIComponent(login.user)}:${encodeURIComponent(login.password)}@`;

describe('the sessions of the mailer', () => {
  const cleanUps: (() => unknown)[] = [];
  afterAll(() => Promise.all(cleanUps.map((cleanUp) => cleanUp())));

  async function aPair(options: SmtpSinkOptions = {}, connections = 1, userInfo = '') {
    const smtp = await SmtpSink.start(options);
    const scheme = options.secure ? 'smtps' : 'smtp';
    const mailer = new Mailer({
      url: `${scheme}://${userInfo}127.0.0.1:${smtp.port}`,
      authorities: options.secure ? options.certificate?.cert : undefined,
      from: 'voicemail@example.com',
      connections,
    });
    cleanUps.push(() => {
      mailer.close();
      return smtp.down();
    });
    return {
      smtp,
      mailer,
      send: () => mailer.send({ id: randomUUID(), mail: aMail() }, new EndOfDataGate(new Lease())),
    };
  }

  describe('carry one mail after the other', () => {
    const warnings: Error[] = [];
    const listen = (warning: Error) => warnings.push(warning);
    beforeEach(() => process.on('warning', listen));
    afterEach(() => process.off('warning', listen));

    it.each(['in plain text', 'after STARTTLS', 'over TLS from the start'])('%s', async (how) => {
      const certificate = await aCertificate('IP:127.0.0.1');
      cleanUps.push(() => certificate.remove());
      const { smtp, send } = await aPair(
        {
          certificate,
          login,
          startTls: how === 'after STARTTLS',
          secure: how === 'over TLS from the start',
        },
        1,
        userInfo,
      );
      for (let mail = 0; mail < 15; mail += 1) expect(await send()).toEqual({ kind: 'accepted' });
      expect(smtp).toMatchObject({ sessions: 1, encrypted: how === 'in plain text' ? 0 : 15 });
      expect(new Set(smtp.mails.map(({ raw }) => raw)).size).toBe(15);
      // A listener that a mail leaves behind on the socket is one of Node's warnings after the tenth.
      expect(warnings.filter(({ name }) => name === 'MaxListenersExceededWarning')).toEqual([]);
    });
  });

  it('are as many as may be open, and no more', async () => {
    const { smtp, send } = await aPair({}, 3);
    const results = await Promise.all(Array.from({ length: 12 }, () => send()));
    expect(results).toEqual(results.map(() => ({ kind: 'accepted' })));
    expect(smtp.sessions).toBe(3);
  });

  it('end with their mail when the mailer is closed, and those without one immediately', async () => {
    const { smtp, mailer, send } = await aPair({}, 2);
    await Promise.all([send(), send()]);
    expect(smtp.open).toBe(2);
    let answer: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => {
      smtp.atEnd = () => {
        resolve();
        return new Promise((accept) => (answer = () => accept('accept')));
      };
    });
    const sent = send();
    await arrived;
    mailer.close();
    await expect.poll(() => smtp.open).toBe(1);
    answer();
    expect(await sent).toEqual({ kind: 'accepted' });
    await expect.poll(() => smtp.open).toBe(0);
    expect(await send()).toMatchObject({ kind: 'unavailable' });
  });
});

function aMail() {
  return {
    to: 'alice@example.com',
    subject: 'Your new voice-mail PIN',
    text: 'Your PIN is\n\n048213\n',
    html: '<p>Your PIN is <b>048213</b></p>',
    messageId: `<${randomUUID()}@example.com>`,
    date: '2026-03-09T13:05:07.891Z',
  };
}
