import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import { FormBrowser, formOf } from '../support/pages.js';

describe('a form that no page has made', () => {
  let service: TestService;
  let administrator: FormBrowser;

  beforeAll(async () => {
    service = await TestService.start();
    const account = await service.aMailbox();
    await service.administration.grant(account.login, 'admin');
    administrator = new FormBrowser(service.server);
    await administrator.signIn(account.login, account.password);
  });
  afterAll(() => service.stop());

  const cookies = () =>
    [...administrator.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const post = (path: string, type: string, body: string, cookie: string) =>
    request(service.server)
      .post(path)
      .set({ host: 'mail.example.com', origin: 'https://mail.example.com', cookie })
      .set('content-type', type)
      .send(body);

  it('is refused with more fields than any has, before they are looked at', async () => {
    const fields = Array.from({ length: 20_000 }, (_, index) => `a${index}`).join('&');
    const type = 'application/x-www-form-urlencoded';
    for (const cookie of ['__Host-umpin-session=made-up', cookies()]) {
      const answer = await post('/admin/campaigns', type, fields, cookie);
      expect(answer.status).toBe(400);
      expect(answer.text).toContain('cannot be read');
      expect(answer.text.length).toBeLessThan(10_000);
    }
  });

  it.each([
    [
      'a part that ends too early',
      '--x\r\ncontent-disposition: form-data; name="file"; filename="a"',
    ],
    [
      'a file without an end',
      '--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nb',
    ],
    ['nothing', ''],
  ])('is refused with %s, and the service goes on', async (_, body) => {
    const type = 'multipart/form-data; boundary=x';
    const answer = await post('/admin/import/preview', type, body, cookies());
    expect([400, 403]).toContain(answer.status);
    await administrator.get('/admin');
    expect(administrator.status).toBe(200);
  });

  it.each(['k'.repeat(8_000), 'ä', 'a b'])('is refused with the key %s', async (key) => {
    await administrator.get('/');
    const form = formOf(administrator.text, '/reset');
    await administrator.post('/reset', { ...form, key });
    expect(administrator.status).toBe(400);
  });

  it('is no reason for an error of ours: the end of a page that is none', async () => {
    const { address } = await service.aMailbox();
    for (const after of ['abc', '-1', '0,1']) {
      await administrator.get(
        `/helpdesk/mailboxes/${encodeURIComponent(address)}?after=${encodeURIComponent(after)}`,
      );
      expect(administrator.status).toBe(400);
    }
  });

  it('asks a person whose session has ended to sign in, also if it has a file', async () => {
    const type = 'multipart/form-data; boundary=x';
    const answer = await post('/admin/import/preview', type, '--x--', '__Host-umpin-session=ended');
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('Your session has ended.');
  });

  it('keeps ten thousand addresses of a campaign beyond the end of a session', async () => {
    const account = await service.aMailbox();
    await service.administration.grant(account.login, 'admin');
    const browser = new FormBrowser(service.server);
    await browser.signIn(account.login, account.password, '/admin/campaigns/new');
    const addresses = Array.from({ length: 10_000 }, (_, index) => `owner-${index}@example.com`);
    const form = formOf(browser.text, '/admin/campaigns/new');
    await service.db.dataSource.query('DELETE FROM page_sessions WHERE login = $1', [
      account.login,
    ]);
    const typed = { ...form, which: 'list', addresses: addresses.join('\n') };
    await browser.post('/admin/campaigns/new', typed);
    expect(browser.text).toContain('nothing has been done yet');
    await browser.submit('/sign-in', { login: account.login, password: account.password });
    expect(browser.text).toContain('Do you want to go on?');
    expect(formOf(browser.text, '/admin/campaigns/new').addresses).toContain('owner-9999@');
  });
});
