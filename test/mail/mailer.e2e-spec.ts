import { randomUUID } from 'node:crypto';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { EndOfDataGate } from '../../src/notification/smtp/end-of-data-gate.js';
import { Lease, leaseMs } from '../../src/notification/outbox/lease.js';
import type { Mail } from '../../src/notification/mail.js';
import { Mailer, type SendResult } from '../../src/notification/smtp/mailer.js';
import { newPinMail } from '../../src/notification/mails/new-pin.mail.js';
import { Pin } from '../../src/pin-policy/pin.js';
import { aMail } from '../support/mail-delivery.js';
import { silence, SmtpSink, type Step } from '../support/smtp-sink.js';

const cut: Step = () => 'cut';
const aGate = () => new EndOfDataGate(new Lease());
const aLateGate = () => new EndOfDataGate(new Lease(performance.now() - leaseMs));

/** A step without an answer, and a promise that resolves when it is reached. */
function aSilence(): { step: Step; reached: Promise<void> } {
  let reach: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => (reach = resolve));
  const step: Step = () => {
    reach();
    return silence();
  };
  return { step, reached };
}

// Each test has a server of its own, so they need not wait for each other.
describe.concurrent('the mailer', () => {
  const cleanUps: (() => unknown)[] = [];
  afterAll(() => Promise.all(cleanUps.map((cleanUp) => cleanUp())));

  /** A mail server, and a mailer that was given its URL. */
  async function aPair(urlOf = (smtp: SmtpSink) => smtp.url) {
    const smtp = await SmtpSink.start();
    const options = {
      url: urlOf(smtp),
      from: 'voicemail@example.com',
      fromName: 'Voice mail',
      replyTo: 'helpdesk@example.com',
      connections: 2,
    };
    const mailer = new Mailer(options);
    cleanUps.push(() => {
      mailer.close();
      return smtp.down();
    });
    const send = (mail = aMail(), gate = aGate()) => mailer.send({ id: randomUUID(), mail }, gate);
    return { smtp, send };
  }

  it('considers a mail accepted after the 250 to its end of data', async () => {
    const { smtp, send } = await aPair();
    const gate = aGate();
    expect(await send(aMail(), gate)).toEqual({ kind: 'accepted' });
    expect(gate.endOfDataSent).toBe(true);
    expect(smtp.mails).toHaveLength(1);
  });

  it.each<['atConnect' | 'atRecipient' | 'atEnd', number, SendResult['kind'], string]>([
    ['atConnect', 421, 'unavailable', 'EPROTOCOL 421'],
    ['atConnect', 554, 'unavailable', 'EPROTOCOL 554'],
    ['atRecipient', 421, 'unavailable', 'ECONNECTION 421'],
    ['atRecipient', 451, 'unavailable', 'EENVELOPE 451'],
    ['atRecipient', 550, 'refused', 'EENVELOPE 550'],
    ['atRecipient', 552, 'refused', 'EENVELOPE 552'],
    ['atEnd', 421, 'unavailable', 'EMESSAGE 421'],
    ['atEnd', 451, 'unavailable', 'EMESSAGE 451'],
    ['atEnd', 550, 'refused', 'EMESSAGE 550'],
    ['atEnd', 552, 'refused', 'EMESSAGE 552'],
  ])('reports the outcome of a mail: %s %d is %s', async (step, code, kind, reason) => {
    const { smtp, send } = await aPair();
    smtp[step] = () => ({ refuse: code });
    expect(await send()).toMatchObject({ kind, reason });
    expect(smtp.finalDots).toBe(step === 'atEnd' ? 1 : 0);
    expect(smtp.mails).toHaveLength(0);
  });

  it.each<[string, (smtp: SmtpSink) => unknown]>([
    ['if nothing listens on the port', (smtp) => smtp.down()],
    ['if the connection breaks at the greeting', (smtp) => (smtp.atConnect = cut)],
    ['if the connection breaks at the recipient', (smtp) => (smtp.atRecipient = cut)],
  ])('certainly sends nothing %s', async (_, arrange) => {
    const { smtp, send } = await aPair();
    await arrange(smtp);
    const gate = aGate();
    expect(await send(aMail(), gate)).toMatchObject({ kind: 'unavailable' });
    expect(gate.endOfDataSent).toBe(false);
    expect(smtp.finalDots).toBe(0);
  });

  it('does not know the outcome if the connection breaks after the end of data (P4)', async () => {
    const { smtp, send } = await aPair();
    smtp.atEnd = cut;
    expect(await send()).toMatchObject({ kind: 'unknown' });
    expect(smtp.finalDots).toBe(1);
  });

  it('does not know the outcome if it stops waiting for the reply to the end of data (P4)', async () => {
    const { smtp, send } = await aPair();
    const { step, reached } = aSilence();
    smtp.atEnd = step;
    const gate = aGate();
    const sent = send(aMail(), gate);
    await reached;
    gate.abort();
    expect(await sent).toMatchObject({ kind: 'unknown' });
  });

  it.each(['atConnect', 'atRecipient'] as const)(
    'certainly does not send a mail that is cancelled %s (P3)',
    async (where) => {
      const { smtp, send } = await aPair();
      const { step, reached } = aSilence();
      smtp[where] = step;
      const gate = aGate();
      const sent = send(aMail(), gate);
      await reached;
      expect(gate.cancel()).toBe(true);
      expect(await sent).toMatchObject({ kind: 'unavailable' });
      expect(smtp.finalDots).toBe(0);
    },
  );

  it('certainly does not send a mail whose lease is lost meanwhile', async () => {
    const { smtp, send } = await aPair();
    const gate = aLateGate();
    expect(await send(aMail(), gate)).toMatchObject({ kind: 'unavailable' });
    expect(gate.endOfDataSent).toBe(false);
    expect(smtp.finalDots).toBe(0);
  });

  it.each([
    ['cancelled', aGate, (gate: EndOfDataGate) => gate.cancel()],
    ['stopped at its end', aLateGate, () => undefined],
  ])('sends the next mail normally after one that was %s', async (_, gateOf, stop) => {
    const { smtp, send } = await aPair();
    const gate = gateOf();
    const first = send(aMail({ to: 'bob@example.com' }), gate);
    stop(gate);
    expect(await first).toMatchObject({ kind: 'unavailable' });
    expect(await send()).toEqual({ kind: 'accepted' });
    expect(smtp.mails.map(({ to }) => to)).toEqual(['alice@example.com']);
  });

  it('sends a mail once, over a new connection, after the server has closed an idle one', async () => {
    const { smtp, send } = await aPair();
    await send();
    await smtp.restart();
    expect(await send()).toEqual({ kind: 'accepted' });
    expect(smtp.mails).toHaveLength(2);
  });

  // 421 as Exim says it after smtp_accept_max_per_connection, 452 as OpenSMTPD after max-mails.
  it.each([421, 452])(
    'sends each mail once, over a new connection, if the server limits mails per session: %d',
    async (answer) => {
      const { smtp, send } = await aPair();
      smtp.sessionLimit = { mails: 2, answer };
      for (let mail = 0; mail < 5; mail += 1) expect(await send()).toEqual({ kind: 'accepted' });
      expect(smtp.mails).toHaveLength(5);
      expect(smtp.sessions).toBe(3);
    },
  );

  it('retries only once if a new session takes no mail either', async () => {
    const { smtp, send } = await aPair();
    await send();
    smtp.sessionLimit = { mails: 0, answer: 421 };
    expect(await send()).toMatchObject({ kind: 'unavailable' });
    expect(smtp.sessions).toBe(2);
  });

  it('does not retry immediately if the recipient is refused temporarily, as in greylisting', async () => {
    const { smtp, send } = await aPair();
    await send();
    smtp.atRecipient = () => ({ refuse: 451 });
    expect(await send()).toMatchObject({ kind: 'unavailable', reason: 'EENVELOPE 451' });
    expect(smtp.sessions).toBe(1);
  });

  it('sends the same mail byte for byte a second time (P4)', async () => {
    const { smtp, send } = await aPair();
    const mail = aMail();
    await send(mail);
    await send(mail);
    const [first, second] = smtp.mails;
    expect(second?.raw).toBe(first?.raw);
    expect(first?.raw).toContain(mail.messageId);
  });

  it('writes headers that every mail client reads', async () => {
    const { smtp, send } = await aPair();
    const mail = aMail();
    await send(mail);
    const headers = headersOf(smtp.mails[0]?.raw);
    expect(headers).toContain('Date: Mon, 09 Mar 2026 13:05:07 +0000');
    expect(headers).toContain(`Message-ID: ${mail.messageId}`);
    expect(headers).toContain('From: Voice mail <voicemail@example.com>');
    expect(headers).toContain('To: alice@example.com');
    expect(headers).toContain('Reply-To: helpdesk@example.com');
    expect(headers).toContain('Auto-Submitted: auto-generated');
    // A boundary that was split as RFC 2231 says would be lost on many of them.
    const type = headers.find((header) => header.startsWith('Content-Type:'));
    expect(type).toMatch(/^Content-Type: multipart\/alternative; boundary="[\w-]{1,70}"$/);
  });

  describe('given line breaks in headers', () => {
    const injected = 'Bcc: mallory@example.com\r\n\r\nforged';

    it.each<[string, Mail]>([
      ['the subject', aMail({ subject: `PIN\r\n${injected}` })],
      ['the subject, as bare line feeds', aMail({ subject: injected.replaceAll('\r', '') })],
      ['the Message-ID', aMail({ messageId: `<a@example.com>\r\n${injected}` })],
      [
        'the display name',
        newPinMail({
          to: 'alice@example.com',
          displayName: `Alice\r\n${injected}`,
          language: 'en',
          pin: new Pin('048213'),
          issuedAt: new Date(),
          timeZone: 'UTC',
          occasion: 'asked',
          messageId: '<a@example.com>',
        }),
      ],
    ])('writes no further header or recipient from %s', async (_, mail) => {
      const { smtp, send } = await aPair();
      await send(mail);
      expect(smtp.mails.map(({ to }) => to)).toEqual(['alice@example.com']);
      const [arrived] = smtp.mails;
      expect(headersOf(arrived?.raw).filter((header) => /^bcc/i.test(header))).toEqual([]);
      expect(arrived?.pin).toBe('048213');
    });

    it.each([
      'alice@example.com\r\nBcc: mallory@example.com',
      'alice@example.com>\r\nRCPT TO:<mallory@example.com',
      '<alice@example.com>\r\nRCPT TO:<mallory@example.com>',
      'alice@example.com, mallory@example.com',
      'alice@example.com mallory@example.com',
      'friends: mallory@example.com;',
    ])('has %j as its only recipient, who does not exist', async (to) => {
      const { smtp, send } = await aPair();
      expect(await send(aMail({ to }))).toMatchObject({ kind: 'refused' });
      expect(smtp.mails).toHaveLength(0);
    });
  });

  it('believes no 250 to a mail that the server cannot have yet (P1)', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined).write('220 ready\r\n');
      socket.on('data', (data) =>
        socket.write(
          data.toString().startsWith('DATA') ? '354 go on\r\n250 queued\r\n' : '250 yes\r\n',
        ),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const url = `smtp://127.0.0.1:${port}`;
    const mailer = new Mailer({ url, from: 'voicemail@example.com', connections: 1 });
    cleanUps.push(() => {
      mailer.close();
      server.close();
    });
    let permit: (holds: boolean) => void = () => undefined;
    const gate = new EndOfDataGate(new Lease(), () => new Promise((resolve) => (permit = resolve)));
    expect(await mailer.send({ id: randomUUID(), mail: aMail() }, gate)).toMatchObject({
      kind: 'unavailable',
      reason: 'EPROTOCOL',
    });
    // Too late: the mail must not leave while its next attempt may be under way.
    permit(true);
    await new Promise(setImmediate);
    expect(gate.endOfDataSent).toBe(false);
  });

  it('waits for no farewell on a connection that was idle: it may have gone without a word', async () => {
    let leave: () => void = () => undefined;
    const left = new Promise<void>((resolve) => (leave = resolve));
    const sockets: Socket[] = [];
    const server = createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => undefined);
      socket.write('220 mail.example.com ESMTP\r\n');
      socket.on('data', (data) => {
        const text = data.toString();
        if (text.startsWith('QUIT')) leave();
        else if (text.startsWith('DATA')) socket.write('354 Go on\r\n');
        else if (/^(EHLO|MAIL|RCPT)/.test(text) || text.endsWith('\r\n.\r\n')) {
          socket.write('250 OK\r\n');
        }
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const url = `smtp://127.0.0.1:${port}?idleTimeout=50`;
    const mailer = new Mailer({ url, from: 'voicemail@example.com', connections: 1 });
    cleanUps.push(() => {
      mailer.close();
      for (const socket of sockets) socket.destroy();
      server.close();
    });
    expect(await mailer.send({ id: randomUUID(), mail: aMail() }, aGate())).toEqual({
      kind: 'accepted',
    });
    await left;
    expect(await mailer.send({ id: randomUUID(), mail: aMail() }, aGate())).toEqual({
      kind: 'accepted',
    });
    expect(sockets).toHaveLength(2);
  });

  // 0.0.0.0 leads to this machine, but is not a loopback address.
  it.each([
    ['', 'unavailable'],
    ['?requireTLS=true', 'unavailable'],
    ['?ignoreTLS=false', 'unavailable'],
    ['?opportunisticTLS=true', 'unavailable'],
    ['?ignoreTLS=true', 'accepted'],
  ])('without encryption, over a network, at smtp://…%s: %s (P6)', async (settings, kind) => {
    const { smtp, send } = await aPair(({ port }) => `smtp://0.0.0.0:${port}${settings}`);
    expect(await send()).toMatchObject({ kind });
    expect(smtp.finalDots).toBe(kind === 'accepted' ? 1 : 0);
  });
});

/** The header's lines, folded ones put together. */
function headersOf(raw = ''): string[] {
  const [header = ''] = raw.split('\r\n\r\n', 1);
  return header.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n');
}
