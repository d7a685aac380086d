import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import { FormBrowser } from '../support/pages.js';
import { freshKey, testKeyRing } from '../support/settings.js';

const markup = `"><img src=x onerror=alert(1)><script>alert(1)</script>'&lt;`;

describe('stored markup on the page of an owner', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await TestService.start();
  });
  afterAll(() => service.stop());

  it('is text: in display names, texts of a policy and logins', async () => {
    const owner = await service.aMailbox({ displayName: markup });
    await service.db.dataSource.query(
      'UPDATE pin_policies SET reset_pin_text = $1, um_enabled_text = $1',
      [markup],
    );
    const browser = new FormBrowser(service.server);
    await browser.signIn(owner.login, owner.password);
    await browser.submit('/reset');
    expect(browser.text).toContain('Your new PIN has been sent');
    expect(browser.text).not.toContain('<img');
    expect(browser.text).not.toContain('<script>');
  });

  it('is text in a login that is typed, and in a path that is asked for', async () => {
    const browser = new FormBrowser(service.server);
    await browser.get(`/sign-in?to=${encodeURIComponent(`/?${markup}`)}`);
    await browser.submit('/sign-in', { login: markup, password: markup, to: markup });
    expect(browser.status).toBe(403);
    expect(browser.text).toContain('value="&quot;>&lt;img');
    expect(browser.text).not.toContain('<img');
    expect(browser.text).not.toContain('<script>');
  });

  it('is text in a form that is kept', async () => {
    const owner = await service.aMailbox();
    const browser = new FormBrowser(service.server);
    await browser.signIn(owner.login, owner.password);
    await browser.post('/reset', { [markup]: markup });
    expect(browser.text).toContain('Do you want to go on?');
    expect(browser.text).not.toContain('<img');
    await service.db.dataSource.query('DELETE FROM page_sessions');
    await browser.post('/reset', { [markup]: markup });
    expect(browser.text).toContain('nothing has been done yet');
    expect(browser.text).not.toContain('<img');
  });
});

describe('a rotation of the sealing keys', () => {
  it('ends no session while the old key is in the ring, and all of its sessions afterwards', async () => {
    const service = await TestService.start();
    const withBoth = await service.another({ SEALING_KEYS: `${freshKey},${testKeyRing}` });
    const withFresh = await service.another({ SEALING_KEYS: freshKey });
    try {
      const owner = await service.aMailbox();
      const browser = new FormBrowser(service.server);
      await browser.signIn(owner.login, owner.password);
      const shows = async () => {
        await browser.get('/');
        return browser.text.includes('My voice mail');
      };
      browser.server = withBoth.getHttpServer();
      expect(await shows()).toBe(true);
      await browser.submit('/reset');
      expect(browser.text).toContain('Your new PIN has been sent');
      browser.server = withFresh.getHttpServer();
      expect(await shows()).toBe(false);
      browser.server = withBoth.getHttpServer();
      expect(await shows()).toBe(true);
    } finally {
      await withBoth.close();
      await withFresh.close();
      await service.stop();
    }
  });
});
