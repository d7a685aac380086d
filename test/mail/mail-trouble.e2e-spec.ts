import { randomUUID } from 'node:crypto';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { EndOfDataGate } from '../../src/notification/smtp/end-of-data-gate.js';
import { Lease } from '../../src/notification/outbox/lease.js';
import { Mailer, type SendResult } from '../../src/notification/smtp/mailer.js';
import { TestService } from '../support/app.js';
import { aCertificate, aCertificateOfDays, type TestCertificate } from '../support/certificate.js';
import { aMail } from '../support/mail-delivery.js';
import { freePorts } from '../support/ports.js';
import { SmtpSink, type SmtpSinkOptions } from '../support/smtp-sink.js';
import { expectFault, resetPin } from '../support/soap.js';

const password = 'a-made-up-password';

// 0.0.0.0 leads to this machine, but is not a loopback address.
const overANetwork = '0.0.0.0';

describe.concurrent('the explanation of a mail that cannot be sent says that', () => {
  const cleanUps: (() => unknown)[] = [];
  afterAll(() => Promise.all(cleanUps.map((cleanUp) => cleanUp())));

  async function send(
    url: string,
    options: { authorities?: string; gate?: EndOfDataGate } = {},
  ): Promise<SendResult> {
    const { gate = aGate(), authorities } = options;
    const mailer = new Mailer({ url, authorities, from: 'voicemail@example.com', connections: 1 });
    cleanUps.push(() => mailer.close());
    return mailer.send({ id: randomUUID(), mail: aMail() }, gate);
  }

  async function aSink(options: SmtpSinkOptions = {}): Promise<SmtpSink> {
    const sink = await SmtpSink.start(options);
    cleanUps.push(() => sink.down());
    return sink;
  }

  async function certified(
    making: Promise<TestCertificate>,
    options: SmtpSinkOptions,
  ): Promise<{ sink: SmtpSink; authorities: string }> {
    const certificate = await making;
    cleanUps.push(() => certificate.remove());
    return { sink: await aSink({ ...options, certificate }), authorities: certificate.cert };
  }

  /** A server that answers each line by `answerTo`; it stays silent if that returns nothing. */
  async function aServer(
    greeting: string | undefined,
    answerTo: (line: string) => string | undefined = () => undefined,
  ): Promise<number> {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      if (greeting !== undefined) socket.write(`${greeting}\r\n`);
      let rest = '';
      socket.on('data', (data) => {
        const lines = (rest + data.toString()).split('\r\n');
        rest = lines.pop() ?? '';
        for (const line of lines) {
          const answer = answerTo(line);
          if (answer !== undefined) socket.write(`${answer}\r\n`);
        }
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    cleanUps.push(() => {
      sockets.forEach((socket) => socket.destroy());
      server.close();
    });
    return (server.address() as AddressInfo).port;
  }

  const causeOf = ({ trouble }: SendResult) => trouble?.cause;

  it('nothing listens on the port', async () => {
    const [port = 0] = await freePorts(1);
    const result = await send(`smtp://127.0.0.1:${port}`);
    expect(result).toMatchObject({ kind: 'unavailable', reason: 'ESOCKET' });
    expect(result.trouble).toEqual({
      cause: `The connection was refused: nothing listens on 127.0.0.1:${port}.`,
      advice: 'Start the mail server, or correct host and port in SMTP_URL.',
    });
  });

  it('the name of the server is not found', async () => {
    // Longer than a label may be (RFC 1035 2.3.4), so no name server is asked.
    const host = `${'a'.repeat(64)}.invalid`;
    expect(causeOf(await send(`smtp://${host}`))).toBe(`The name ${host} was not found.`);
  });

  it.each<[string, SmtpSinkOptions, string]>([
    ['after STARTTLS', { startTls: true }, `smtp://${overANetwork}`],
    ['of TLS from the start', { secure: true }, 'smtps://127.0.0.1'],
  ])('the certificate is not trusted: %s', async (_, options, url) => {
    const { sink } = await certified(aCertificate('IP:0.0.0.0', 'IP:127.0.0.1'), options);
    const { kind, trouble } = await send(`${url}:${sink.port}`);
    expect(kind).toBe('unavailable');
    expect(trouble?.cause).toMatch(
      /^The certificate of .* comes from no authority that is trusted/,
    );
    expect(trouble?.advice).toContain('SMTP_CA_FILE');
  });

  it.each([
    ['has expired', { from: '20200101', until: '20200102' }],
    ['is not valid yet', { from: '20900101', until: '20900102' }],
  ])('the certificate %s', async (what, days) => {
    const making = aCertificateOfDays(days, 'IP:0.0.0.0');
    const { sink, authorities } = await certified(making, { startTls: true });
    const result = await send(`smtp://${overANetwork}:${sink.port}`, { authorities });
    expect(causeOf(result)).toBe(`The certificate of 0.0.0.0:${sink.port} ${what}.`);
  });

  it('the certificate is for another name', async () => {
    const making = aCertificate('DNS:elsewhere.example.com');
    const { sink, authorities } = await certified(making, { startTls: true });
    const result = await send(`smtp://${overANetwork}:${sink.port}`, { authorities });
    expect(causeOf(result)).toBe(
      `The certificate of 0.0.0.0:${sink.port} is for another name than 0.0.0.0 (DNS:elsewhere.example.com).`,
    );
  });

  it('the port does not speak TLS from the start', async () => {
    const { port } = await aSink();
    const { trouble } = await send(`smtps://127.0.0.1:${port}`);
    expect(trouble?.cause).toBe(`127.0.0.1:${port} does not speak TLS from the start.`);
    expect(trouble?.advice).toContain('Write smtp://');
  });

  it('the port speaks TLS from the start', async () => {
    const { sink } = await certified(aCertificate('IP:127.0.0.1'), { secure: true });
    const { port } = sink;
    const { trouble } = await send(`smtp://127.0.0.1:${port}?greetingTimeout=100`);
    expect(trouble?.cause).toBe(
      `Time ran out while waiting for the greeting of 127.0.0.1:${port}.`,
    );
    expect(trouble?.advice).toContain('write smtps://');
  });

  it('the server, over a network, does not offer STARTTLS', async () => {
    const { port } = await aSink();
    const { trouble } = await send(`smtp://${overANetwork}:${port}`);
    expect(trouble?.cause).toMatch(/^0\.0\.0\.0:\d+ does not offer STARTTLS \(50\d/);
    expect(trouble?.advice).toContain('?ignoreTLS=true');
  });

  it('the login is refused, without the password (P6)', async () => {
    const { port } = await aSink({ login: { user: 'umpin', password } });
    const result = await send(`smtp://umpin:${password}-wrong@127.0.0.1:${port}`);
    expect(result).toMatchObject({ kind: 'unavailable', reason: 'EAUTH 535' });
    expect(causeOf(result)).toBe(`127.0.0.1:${port} refused the login (535).`);
    expect(result.trouble?.advice).toContain('user and password in SMTP_URL');
    const told = JSON.stringify(result);
    for (const secret of [password, Buffer.from(password).toString('base64').slice(0, 20)]) {
      expect(told).not.toContain(secret);
    }
  });

  it('the server requires a login, and none is configured', async () => {
    const { port } = await aSink({ login: { user: 'umpin', password } });
    const { trouble } = await send(`smtp://127.0.0.1:${port}`);
    expect(trouble?.cause).toMatch(/ refused the sender \(530/);
    expect(trouble?.advice).toContain('put user and password in SMTP_URL');
  });

  it('the port is not that of a mail server', async () => {
    const port = await aServer('SSH-2.0-a_made_up_server');
    const { trouble } = await send(`smtp://127.0.0.1:${port}`);
    expect(trouble?.cause).toBe(`127.0.0.1:${port} does not speak SMTP.`);
  });

  const dialogue: [RegExp, string][] = [
    [/^EHLO/, '250-mail.example.com\r\n250 AUTH PLAIN'],
    [/^AUTH/, '235 2.7.0 Ok'],
    [/^MAIL/, '250 2.1.0 Ok'],
    [/^RCPT/, '250 2.1.5 Ok'],
    [/^DATA/, '354 Go on'],
  ];

  it.each([
    ['EHLO', /^EHLO/, 'the answer of SERVER to EHLO'],
    ['the login', /^AUTH/, 'the answer of SERVER to the login'],
    ['MAIL FROM', /^MAIL/, 'the answer of SERVER to MAIL FROM'],
    ['RCPT TO', /^RCPT/, 'the answer of SERVER to RCPT TO'],
    ['DATA', /^DATA/, 'the answer of SERVER to DATA'],
    ['the final dot', /^\.$/, 'the answer of SERVER to the final dot'],
  ])('time runs out at %s', async (_, silentAt, what) => {
    const port = await aServer('220 mail.example.com ESMTP', (line) =>
      silentAt.test(line) ? undefined : dialogue.find(([command]) => command.test(line))?.[1],
    );
    const result = await send(`smtp://umpin:${password}@127.0.0.1:${port}?socketTimeout=1000`);
    expect(result.kind).toBe(what.endsWith('final dot') ? 'unknown' : 'unavailable');
    expect(causeOf(result)).toBe(
      `Time ran out while waiting for ${what.replace('SERVER', `127.0.0.1:${port}`)}.`,
    );
  });

  it('time runs out at the TLS handshake', async () => {
    const port = await aServer('220 mail.example.com ESMTP', (line) =>
      line.startsWith('EHLO') ? '250-mail.example.com\r\n250 STARTTLS' : '220 2.0.0 Go on',
    );
    const result = await send(`smtp://127.0.0.1:${port}?greetingTimeout=1000`);
    expect(causeOf(result)).toMatch(/waiting for the end of the TLS handshake with 127/);
  });

  it('the caller’s deadline is reached: at the recipient, or while no connection is free', async () => {
    const sink = await aSink();
    const arrived = new Promise<void>((resolve) => {
      sink.atRecipient = () => {
        resolve();
        return new Promise(() => undefined);
      };
    });
    const mailer = new Mailer({ url: sink.url, from: 'voicemail@example.com', connections: 1 });
    cleanUps.push(() => mailer.close());
    const [first, second] = [aGate(), aGate()];
    const results = [
      mailer.send({ id: randomUUID(), mail: aMail() }, first),
      mailer.send({ id: randomUUID(), mail: aMail() }, second),
    ];
    await arrived;
    second.cancel();
    first.cancel();
    const [atWork, waiting] = (await Promise.all(results)).map(causeOf);
    // Both commands were sent together (RFC 2920).
    expect(atWork).toMatch(
      /^Time ran out while waiting for the answer of .* to (MAIL FROM|RCPT TO)/,
    );
    expect(waiting).toBe(
      `Time ran out while waiting for a free connection to 127.0.0.1:${sink.port}.`,
    );
  });

  it('the mail was not to be sent any more right before its final dot', async () => {
    const sink = await aSink();
    const gate = new EndOfDataGate(new Lease(), () => Promise.resolve(false));
    const result = await send(sink.url, { gate });
    expect(result.kind).toBe('unavailable');
    expect(causeOf(result)).toContain('its owner has typed its PIN');
    expect(sink.finalDots).toBe(0);
  });

  it('the server closes the connection', async () => {
    const sink = await aSink();
    sink.atRecipient = () => 'cut';
    const result = await send(sink.url);
    expect(causeOf(result)).toMatch(
      /^The connection ended( \(\w+\))? while waiting for the answer of .* to RCPT TO/,
    );
  });

  it('the server refuses the mail, without its text, which may repeat the mail (P6)', async () => {
    const sink = await aSink();
    sink.refusal = '5.7.1 the mail says 048213';
    sink.atEnd = () => ({ refuse: 554 });
    const result = await send(sink.url);
    expect(causeOf(result)).toMatch(/ refused the mail \(554 5\.7\.1\)\.$/);
    expect(JSON.stringify(result)).not.toContain('048213');
  });

  it('it is for the log, as a warning, and not for the caller (P6, P11)', async () => {
    const [port = 0] = await freePorts(1);
    const service = await TestService.start({
      SMTP_URL: `smtp://umpin:${password}@localhost:${port}`,
    });
    cleanUps.push(() => service.stop());
    const owner = await service.aMailbox();
    const answer = await resetPin(service.server, owner);
    expectFault(answer, 'ErrorInternalServerTransientError', 'NotificationFailedException');
    expect(answer.text).not.toMatch(new RegExp(`localhost|${port}|refused|SMTP_URL`));

    const lines = service.logs.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.find(({ msg }) => msg === 'mail dropped')).toMatchObject({
      level: 'warn',
      result: 'unavailable',
      reason: 'ESOCKET',
      cause: `The connection was refused: nothing listens on localhost:${port}.`,
      advice: 'Start the mail server, or correct host and port in SMTP_URL.',
    });
    expect(service.logs.join('')).not.toContain(password);
  });
});

function aGate(): EndOfDataGate {
  return new EndOfDataGate(new Lease());
}
