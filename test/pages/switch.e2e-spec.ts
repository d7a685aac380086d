import { afterEach, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import { FormBrowser } from '../support/pages.js';

const ofStaff = ['/helpdesk', '/helpdesk/mail', '/admin', '/admin/campaigns', '/audit'];

describe('the pages', () => {
  let service: TestService;
  afterEach(() => service.stop());

  const anAdministrator = async (settings = {}) => {
    service = await TestService.start(settings);
    const account = await service.aMailbox();
    await service.administration.grant(account.login, 'admin');
    const browser = new FormBrowser(service.server);
    return { account, browser };
  };

  it('are all there unless told otherwise', async () => {
    const { account, browser } = await anAdministrator();
    await browser.signIn(account.login, account.password);
    for (const path of ['/', ...ofStaff]) expect((await browser.get(path)).status).toBe(200);
  });

  it('are those of owners alone with PAGES=owner: others are neither served nor offered', async () => {
    const { account, browser } = await anAdministrator({ PAGES: 'owner' });
    await browser.signIn(account.login, account.password);
    expect(browser.text).toContain('My voice mail');
    for (const path of ofStaff) {
      expect(browser.text).not.toContain(`href="${path}"`);
      expect((await browser.get(path)).status).toBe(404);
      await browser.get('/');
    }
  });

  it('are not there with PAGES=off, and neither are their style sheet and sign-in', async () => {
    const { browser } = await anAdministrator({ PAGES: 'off' });
    for (const path of ['/', '/sign-in', '/sign-in/oidc', '/assets/style.css', ...ofStaff]) {
      expect((await browser.get(path)).status).toBe(404);
    }
  });
});
