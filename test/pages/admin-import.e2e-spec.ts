import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import { FormBrowser, formOf } from '../support/pages.js';

const header = 'address,displayName,extensions,language,umEnabled,policy';
const csv = (...lines: string[]) => [header, ...lines, ''].join('\r\n');
const markup = '<script>alert(1)</script><img src=x>';

describe('the page of an import', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await TestService.start();
  });
  afterAll(() => service.stop());

  const anAdministrator = async () => {
    const owner = await service.aMailbox();
    await service.administration.grant(owner.login, 'admin');
    const browser = new FormBrowser(service.server);
    await browser.signIn(owner.login, owner.password, '/admin/import');
    return browser;
  };
  const someone = () => `user-${randomUUID().slice(0, 8)}@example.com`;
  const show = (address: string) => service.administration.mailboxes.show(address);
  const preview = '/admin/import/preview';

  it('previews a file, changes nothing yet, and then carries it out', async () => {
    const browser = await anAdministrator();
    const { address } = await service.aMailbox({ displayName: 'Before' });
    const fresh = someone();
    const file = csv(`${address},After,,,,`, `${fresh},${markup},,,,`);
    await browser.upload(preview, { sendPins: 'yes' }, { file });
    expect(browser.status).toBe(200);
    expect(browser.text).toContain('1 mailbox is new');
    expect(browser.text).toContain('1 mailbox changes');
    expect(browser.text).toContain('Name of the owner');
    expect(browser.text).not.toContain('<img');
    expect((await show(address)).displayName).toBe('Before');
    const form = formOf(browser.text, '/admin/import');
    await browser.upload('/admin/import', {});
    expect(browser.text).toContain('1 mailbox is new, 1 has been changed.');
    expect((await show(address)).displayName).toBe('After');
    expect(await show(fresh)).toMatchObject({ displayName: markup, pin: { firstWanted: true } });
    // The back button, and the same form again.
    await browser.post('/admin/import', form);
    expect(browser.text).toContain('The import has been carried out');
  });

  it('names the rows that are wrong, and offers no import of the others', async () => {
    const browser = await anAdministrator();
    const fresh = someone();
    const text = csv(`${fresh},,,,,`, `no address,,12a,,maybe,`, `${markup},,,,,`);
    await browser.upload(preview, { text });
    expect(browser.status).toBe(422);
    expect(browser.text).toContain('What is wrong');
    expect(browser.text).toContain('must be 2 to 20 digits');
    expect(browser.text).not.toContain('action="/admin/import"');
    expect(browser.text).not.toContain('<img');
    expect(formOf(browser.text, preview).text?.replaceAll('\r\n', '\n')).toBe(
      text.replaceAll('\r\n', '\n'),
    );
    await expect(show(fresh)).rejects.toThrow('there is no mailbox');
  });

  it('takes a pasted text as an ordinary form as well', async () => {
    const browser = await anAdministrator();
    await browser.submit(preview, { text: csv(`${someone()},,,,,`) });
    expect(browser.text).toContain('1 mailbox is new');
  });

  it('shows the preview again if somebody has changed a mailbox since', async () => {
    const browser = await anAdministrator();
    const { address } = await service.aMailbox({ displayName: 'Before' });
    const text = csv(`${address},After,,fr,,`);
    await browser.upload(preview, { text });
    await service.administration.mailboxes.set(address, { language: 'fr' }, { actor: 'test' });
    await browser.upload('/admin/import', {});
    expect(browser.status).toBe(412);
    expect(browser.text).toContain('has been changed since the preview');
    expect((await show(address)).displayName).toBe('Before');
    await browser.upload('/admin/import', {});
    expect((await show(address)).displayName).toBe('After');
  });

  it.each([
    ['nothing', {}, {}, 'Choose a file'],
    ['a file without a header', {}, { file: 'some text' }, 'must name the columns'],
    ['what is no text', {}, { file: Buffer.from([0x61, 0xff, 0xfe, 0x62]) }, 'line 1'],
  ])('says what is wrong with %s', async (_, fields, files, problem) => {
    const browser = await anAdministrator();
    await browser.upload(preview, fields, files);
    expect(browser.status).toBe(422);
    expect(browser.text).toContain(problem);
  });

  it('takes a file that is larger than any other form', async () => {
    const browser = await anAdministrator();
    const lines = Array.from({ length: 2_000 }, () => `${someone()},${'n'.repeat(200)},,,,`);
    await browser.upload(preview, {}, { file: csv(...lines) });
    expect(browser.status).toBe(200);
    expect(browser.text).toContain('2,000 mailboxes are new');
    expect(browser.text).toContain('… and 1,800 more lines');
  });

  it.each([
    ['a boundary that is missing', 'multipart/form-data', 'made up'],
    [
      'a body that ends early',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form',
    ],
  ])('refuses %s', async (_, type, body) => {
    const browser = await anAdministrator();
    const { default: request } = await import('supertest');
    const answer = await request(service.server)
      .post(preview)
      .set('host', 'mail.example.com')
      .set('origin', 'https://mail.example.com')
      .set('cookie', [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '))
      .set('content-type', type)
      .send(body);
    expect([400, 403]).toContain(answer.status);
  });
});
