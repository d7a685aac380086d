import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import { FormBrowser, formOf } from '../support/pages.js';

describe('the page of a PIN policy', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await TestService.start({ MAX_GUESS_CHANCE_BEFORE_LOCK: '0.01' });
  });
  afterAll(() => service.stop());

  const anAdministrator = async () => {
    const owner = await service.aMailbox();
    await service.administration.grant(owner.login, 'admin');
    const browser = new FormBrowser(service.server);
    await browser.signIn(owner.login, owner.password, '/admin/policies');
    return browser;
  };
  const aPolicy = async () => {
    const name = await service.aPolicy({}, `Made up ${randomUUID().slice(0, 8)}`);
    return { name, path: `/admin/policies/${encodeURIComponent(name)}` };
  };
  const stored = (name: string) => service.administration.policies.show(name);

  it('lists the policies with their risk as a number', async () => {
    const browser = await anAdministrator();
    expect(browser.text).toContain('>Default</a>');
    expect(browser.text).toContain('999,980');
    expect(browser.text).toContain('0.0015% (1 in 66,700)');
  });

  it('shows the risk of what was typed without JavaScript, and saves nothing', async () => {
    const browser = await anAdministrator();
    const { name, path } = await aPolicy();
    await browser.get(path);
    await browser.submit(path, { minPinLength: '4', preview: 'yes' });
    expect(browser.status).toBe(200);
    expect(browser.text).toContain('9,976');
    expect(formOf(browser.text, path).minPinLength).toBe('4');
    expect((await stored(name)).minPinLength).toBe(6);
  });

  it('gives a script the same numbers and an example of each rule, and saves nothing', async () => {
    const browser = await anAdministrator();
    const { name, path } = await aPolicy();
    await browser.get(path);
    const form = formOf(browser.text, path);
    await browser.post('/admin/policy-risk', {
      ...form,
      minPinLength: '4',
      refusedPatterns: 'keypad-line',
    });
    expect(browser.text).toContain('data-part="risk"');
    expect(browser.text).toContain('Straight lines on the keypad: <code>0852</code>');
    expect((await stored(name)).refusedPatterns).toEqual([]);
  });

  it('saves what was typed', async () => {
    const browser = await anAdministrator();
    const { name, path } = await aPolicy();
    await browser.get(path);
    await browser.submit(path, {
      minPinLength: '8',
      refusedPatterns: 'date',
      'pinLifetimeDays-none': 'yes',
      resetPinText: 'Two\r\nlines',
      onBounce: 'lock',
    });
    expect(browser.text).toContain(`The policy ${name} has been saved`);
    expect(await stored(name)).toMatchObject({
      minPinLength: 8,
      refusedPatterns: ['date'],
      pinLifetimeDays: null,
      resetPinText: 'Two\nlines',
      onBounce: 'lock',
    });
  });

  it('changes nothing that was not typed', async () => {
    const browser = await anAdministrator();
    const { name, path } = await aPolicy();
    const before = await stored(name);
    await browser.get(path);
    await browser.submit(path);
    expect(await stored(name)).toEqual(before);
  });

  it.each([
    ['no number', { minPinLength: 'six' }, 'MinPINLength must be a whole number from 4 to 24'],
    ['too high a risk', { minPinLength: '4', maxLogonAttempts: '400' }, 'before the lock would be'],
  ])('refuses %s, and keeps what was typed', async (_, fields, problem) => {
    const browser = await anAdministrator();
    const { name, path } = await aPolicy();
    await browser.get(path);
    await browser.submit(path, { ...fields, resetPinSubject: 'A subject of ours' });
    expect(browser.status).toBe(422);
    expect(browser.text).toContain(problem);
    expect(formOf(browser.text, path)).toMatchObject({
      ...fields,
      resetPinSubject: 'A subject of ours',
    });
    expect((await stored(name)).minPinLength).toBe(6);
  });

  it('tells the second of two administrators, and loses nothing of either', async () => {
    const [first, second] = [await anAdministrator(), await anAdministrator()];
    const { name, path } = await aPolicy();
    await first.get(path);
    await second.get(path);
    await first.submit(path, { minPinLength: '8' });
    await second.submit(path, { minPinLength: '10', pinHistoryCount: '7' });
    expect(second.status).toBe(412);
    expect(second.text).toContain('Somebody else has changed this meanwhile');
    expect((await stored(name)).minPinLength).toBe(8);
    expect(formOf(second.text, path)).toMatchObject({ minPinLength: '10', pinHistoryCount: '7' });
    await second.submit(path);
    expect(await stored(name)).toMatchObject({ minPinLength: 10, pinHistoryCount: 7 });
  });

  it('adds a policy, but overwrites none of the same name', async () => {
    const browser = await anAdministrator();
    const name = `New "><script>${randomUUID().slice(0, 8)}`;
    await browser.get('/admin/new-policy');
    await browser.submit('/admin/new-policy', { name, minPinLength: '7' });
    expect((await stored(name)).minPinLength).toBe(7);
    expect(browser.text).not.toContain('"><script>');
    await browser.get('/admin/new-policy');
    await browser.submit('/admin/new-policy', { name, minPinLength: '9' });
    expect(browser.status).toBe(422);
    expect(browser.text).toContain('There is a policy of this name already.');
    expect((await stored(name)).minPinLength).toBe(7);
  });

  it('shows markup in a text as text', async () => {
    const browser = await anAdministrator();
    const { path } = await aPolicy();
    const markup = '</textarea><script>alert(1)</script>"><img src=x>';
    await browser.get(path);
    await browser.submit(path, { resetPinText: markup, umEnabledText: markup });
    await browser.get(path);
    expect(formOf(browser.text, path).resetPinText).toBe(markup);
    expect(browser.text).not.toContain('<script>alert');
    expect(browser.text).not.toContain('<img');
  });
});
