import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import { FormBrowser, formOf } from '../support/pages.js';

const pathOf = (address: string, end = '') =>
  `/admin/mailboxes/${encodeURIComponent(address)}${end}`;
const markup = '<script>alert(1)</script>"><img src=x>';

describe('the pages of mailboxes', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await TestService.start();
  });
  afterAll(() => service.stop());

  const anAdministrator = async (scope: string | null = null) => {
    const owner = await service.aMailbox();
    await service.administration.grant(owner.login, 'admin', scope);
    const browser = new FormBrowser(service.server);
    await browser.signIn(owner.login, owner.password, '/admin/mailboxes');
    return browser;
  };
  const show = (address: string) => service.administration.mailboxes.show(address);
  const someone = (domain = 'example.com') => `user-${randomUUID().slice(0, 8)}@${domain}`;
  const mailsTo = (address: string) =>
    service.smtp.mails.filter(({ to }) => to.includes(address)).length;

  it('find a mailbox by a part of its name, and show its name as text', async () => {
    const browser = await anAdministrator();
    const { address } = await service.aMailbox({ displayName: markup });
    await browser.get(`/admin/mailboxes?search=${encodeURIComponent('alert(1)')}`);
    expect(browser.text).toContain(address);
    expect(browser.text).not.toContain('<script>alert');
    await browser.get(pathOf(address));
    expect(browser.text).not.toContain('<script>alert');
    expect(browser.text).not.toContain('<img');
    expect(formOf(browser.text, pathOf(address)).displayName).toBe(markup);
  });

  it('list 50 at a time, each of them once', async () => {
    const browser = await anAdministrator();
    const name = randomUUID();
    for (let i = 0; i < 51; i += 1) await service.aMailbox({ displayName: name, account: false });
    await browser.get(`/admin/mailboxes?search=${name}`);
    const addresses = () => browser.text.match(/(?<=href="\/admin\/mailboxes\/)[^"?]+/g) ?? [];
    const first = addresses();
    expect(first).toHaveLength(50);
    const [, next = ''] = /href="([^"]*after=[^"]*)"/.exec(browser.text) ?? [];
    await browser.get(next.replaceAll('&amp;', '&'));
    expect(addresses()).toHaveLength(1);
    expect(first).not.toContain(addresses()[0]);
  });

  it('add a mailbox, and keep what was typed if it breaks a rule', async () => {
    const browser = await anAdministrator();
    const address = someone();
    await browser.get('/admin/new-mailbox');
    await browser.submit('/admin/new-mailbox', { address, extensions: '12a', displayName: markup });
    expect(browser.status).toBe(422);
    expect(browser.text).toContain('must be 2 to 20 digits');
    expect(browser.text).not.toContain('<img');
    expect(formOf(browser.text, '/admin/new-mailbox')).toMatchObject({
      address,
      extensions: '12a',
    });
    await browser.submit('/admin/new-mailbox', { extensions: '4711, 4712', language: 'de-at' });
    expect(browser.text).toContain(`The mailbox ${address} has been added`);
    expect(await show(address)).toMatchObject({
      extensions: ['4711', '4712'],
      language: 'de-AT',
      displayName: markup,
      pin: { firstWanted: true },
    });
  });

  it('offer to share an extension once it is refused, and not before', async () => {
    const browser = await anAdministrator();
    const extension = String(parseInt(randomUUID().slice(0, 7), 16));
    await service.aMailbox({ extensions: [extension] });
    const { address } = await service.aMailbox();
    await browser.get(pathOf(address));
    expect(browser.text).not.toContain('name="share"');
    await browser.submit(pathOf(address), { extensions: extension });
    expect(browser.status).toBe(422);
    expect((await show(address)).extensions).toEqual([]);
    await browser.submit(pathOf(address), { share: 'yes' });
    expect((await show(address)).extensions).toEqual([extension]);
  });

  it('tell the second of two administrators, and lose nothing of either', async () => {
    const [first, second] = [await anAdministrator(), await anAdministrator()];
    const { address } = await service.aMailbox({ displayName: 'Before' });
    await first.get(pathOf(address));
    await second.get(pathOf(address));
    await first.submit(pathOf(address), { displayName: 'Of the first' });
    await second.submit(pathOf(address), { displayName: 'Of the second', language: 'fr' });
    expect(second.status).toBe(412);
    expect(second.text).toContain('Of the first');
    expect((await show(address)).displayName).toBe('Of the first');
    await second.submit(pathOf(address));
    expect(await show(address)).toMatchObject({ displayName: 'Of the second', language: 'fr' });
  });

  it('show and set what an owner has set for the voice mail', async () => {
    const browser = await anAdministrator();
    const { address } = await service.aMailbox();
    await browser.get(pathOf(address));
    const typed = { oofStatus: 'yes', playOnPhoneDialString: '+43 1 555 0100' };
    await browser.submit(pathOf(address), typed);
    expect(browser.text).toContain('class="notice done"');
    expect(await show(address)).toMatchObject({
      oofStatus: true,
      missedCallNotificationEnabled: true,
      playOnPhoneDialString: '+43 1 555 0100',
      telephoneAccessFolderEmail: null,
    });
    await browser.submit(pathOf(address), { playOnPhoneDialString: 'call me' });
    expect(browser.status).toBe(422);
    expect(formOf(browser.text, pathOf(address)).playOnPhoneDialString).toBe('call me');
    expect((await show(address)).playOnPhoneDialString).toBe('+43 1 555 0100');
  });

  it('send one PIN for one form, however often it is sent, and show none', async () => {
    const browser = await anAdministrator();
    const { address } = await service.aMailbox();
    await browser.get(pathOf(address));
    const form = formOf(browser.text, pathOf(address, '/send-pin'));
    await browser.post(pathOf(address, '/send-pin'), form);
    expect(browser.text).toContain('The mail with a new PIN has been sent');
    await browser.post(pathOf(address, '/send-pin'), form);
    expect(mailsTo(address)).toBe(1);
    const mail = service.smtp.mails.find(({ to }) => to.includes(address))?.raw ?? '';
    const [pin = ''] = /^\d{6}$/m.exec(mail.replaceAll('\r', '')) ?? [];
    expect(pin).toHaveLength(6);
    expect(browser.text).not.toContain(pin);
  });

  it('lock, unlock and replace a PIN, each on record under the administrator', async () => {
    const browser = await anAdministrator();
    const owner = await service.aMailbox({ pin: '482916' });
    await browser.get(pathOf(owner.address));
    await browser.submit(pathOf(owner.address, '/lock'));
    expect(browser.text).toContain('The mailbox has been locked');
    expect((await show(owner.address)).pin.locked).toBe(true);
    await browser.submit(pathOf(owner.address, '/unlock'));
    expect((await show(owner.address)).pin.locked).toBe(false);
    await browser.submit(pathOf(owner.address, '/expire-pin'));
    expect((await show(owner.address)).pin.compromised).toBe(true);
    const events = (await service.eventsOf(owner)).map(({ event }) => event);
    expect(events).toEqual(
      expect.arrayContaining(['mailbox-locked', 'mailbox-unlocked', 'pin-compromised']),
    );
  });

  it('tell why a PIN was not sent', async () => {
    const browser = await anAdministrator();
    const { address } = await service.aMailbox({});
    await browser.get(pathOf(address));
    await service.administration.mailboxes.set(address, { umEnabled: false }, { actor: 'test' });
    await browser.submit(pathOf(address, '/send-pin'));
    expect(browser.text).toContain('The mailbox is not enabled for Unified Messaging.');
    expect(mailsTo(address)).toBe(0);
  });

  it('ask before a mailbox is removed, and remove what was seen', async () => {
    const browser = await anAdministrator();
    const { address } = await service.aMailbox();
    const remove = pathOf(address, '/remove');
    await browser.get(remove);
    expect(await show(address)).toBeDefined();
    await service.administration.mailboxes.set(address, { displayName: 'New' }, { actor: 'test' });
    await browser.submit(remove);
    expect(browser.text).toContain('Somebody else has changed it meanwhile');
    await browser.get(remove);
    await browser.submit(remove);
    expect(browser.text).toContain(`The mailbox ${address} has been removed`);
    await browser.get(pathOf(address));
    expect(browser.status).toBe(404);
  });

  it('give what is stored about an owner as a file, and put that on record', async () => {
    const browser = await anAdministrator();
    const owner = await service.aMailbox({ displayName: 'Stored' });
    await browser.get(pathOf(owner.address, '/export'));
    expect(browser.response.headers['content-disposition']).toContain('attachment');
    expect(browser.response.headers['cache-control']).toBe('no-store');
    expect(JSON.parse(browser.text)).toMatchObject({ displayName: 'Stored', accounts: [{}] });
    const events = await service.eventsOf(owner);
    expect(events.map(({ event }) => event)).toContain('mailbox-exported');
  });

  it('show an administrator with a scope nothing beyond it', async () => {
    const browser = await anAdministrator('address:*@sales.example.com');
    const extension = String(parseInt(randomUUID().slice(0, 7), 16));
    const inside = await service.aMailbox({ address: someone('sales.example.com') });
    const outside = await service.aMailbox({ extensions: [extension] });
    await browser.get('/admin/mailboxes');
    expect(browser.text).toContain(inside.address);
    expect(browser.text).not.toContain(outside.address);
    for (const end of ['', '/remove', '/export']) {
      await browser.get(pathOf(outside.address, end));
      expect(browser.status).toBe(404);
    }
    await browser.get(pathOf(inside.address));
    const form = formOf(browser.text, pathOf(inside.address));
    for (const end of ['', '/lock', '/send-pin', '/expire-pin', '/unlock', '/remove']) {
      await browser.post(pathOf(outside.address, end), form);
      expect(browser.status, end).toBe(404);
    }
    expect((await show(outside.address)).pin.locked).toBe(false);
    await browser.get(pathOf(inside.address));
    await browser.submit(pathOf(inside.address), { extensions: extension });
    expect(browser.status).toBe(422);
    expect(browser.text).not.toContain(outside.address);
    await browser.get('/admin/new-mailbox');
    await browser.submit('/admin/new-mailbox', { address: someone() });
    expect(browser.text).toContain('outside of your scope');
  });
});
