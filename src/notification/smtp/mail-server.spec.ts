import { describe, expect, it } from 'vitest';
import { MailServer } from './mail-server.js';

describe('the mail server of SMTP_URL', () => {
  it.each([
    ['smtp://mail.example.com', 'mail.example.com:587'],
    ['smtps://mail.example.com', 'mail.example.com:465'],
    ['smtp://localhost:25', 'localhost:25'],
    ['smtp://user:p%40ss@mail.example.com:2525?requireTLS=true', 'mail.example.com:2525'],
  ])('%s is %s, without the login', (url, name) => {
    const server = new MailServer({ url });
    expect(server.name).toBe(name);
    expect(`${server.host}:${server.connectionOptions().port}`).toBe(name);
  });

  it('is this machine if its name is localhost, without asking name servers', () => {
    const options = new MailServer({ url: 'smtp://localhost:25' }).connectionOptions();
    expect(options).toMatchObject({ url: 'smtp://127.0.0.1:25', servername: 'localhost' });
  });

  it.each([
    ['smtp://mail.example.com', true],
    ['smtp://mail.example.com?ignoreTLS=true', false],
    ['smtp://localhost', false],
    ['smtp://LOCALHOST', false],
    ['smtp://127.0.0.53', false],
    ['smtp://[::1]', false],
    ['smtp://localhost.example.com', true],
  ])('%s needs STARTTLS: %s (P6)', (url, needed) => {
    expect(new MailServer({ url }).connectionOptions().requireTLS ?? false).toBe(needed);
  });

  it.each([
    ['smtp://mail.example.com', undefined, true],
    ['smtps://localhost', undefined, true],
    ['smtp://localhost', undefined, false],
    ['smtp://localhost', 'a made-up authority', true],
    ['smtp://localhost?requireTLS=true', undefined, true],
  ])(
    'of %s with the authorities %j the certificate is checked: %s',
    (url, authorities, checked) => {
      const { tls } = new MailServer({ url, authorities }).connectionOptions();
      expect(tls.rejectUnauthorized ?? true).toBe(checked);
      expect(tls.ca).toBe(authorities);
    },
  );

  it('lets no parameter of the URL print the mails (P6)', () => {
    const url = 'smtp://mail.example.com?debug=true&logger=true&transactionLog=true&name=umpin';
    const options = new MailServer({ url }).connectionOptions();
    expect(options.url).toBe('smtp://mail.example.com?name=umpin');
  });
});
