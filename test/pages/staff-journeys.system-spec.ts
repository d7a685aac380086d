import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestService } from '../support/app.js';
import {
  aBrowser,
  chromiumIsInstalled,
  expectAccessible,
  expectNoSideways,
  listen,
  signIn,
  visit,
} from '../support/browser.js';
import type { TestMailbox } from '../support/mailboxes.js';

describe.skipIf(!chromiumIsInstalled)('whoever runs the service, in a browser', () => {
  let service: TestService;
  let browser: Browser;
  let base: string;
  let helper: TestMailbox;
  let administrator: TestMailbox;
  let auditor: TestMailbox;
  let owner: TestMailbox;

  beforeAll(async () => {
    service = await TestService.start({ PUBLIC_URL: 'http://localhost:8080' });
    base = await listen(service);
    browser = await aBrowser();
    [helper, administrator, auditor] = await Promise.all([
      staff('helpdesk'),
      staff('admin'),
      staff('auditor'),
    ]);
    owner = await service.aMailbox({
      displayName: 'Ada <b>Lovelace</b>',
      extensions: ['4711'],
      pin: '730418',
    });
  });
  afterAll(async () => {
    await browser.close();
    await service.stop();
  });

  const staff = async (role: 'helpdesk' | 'admin' | 'auditor') => {
    const account = await service.aMailbox();
    await service.administration.grant(account.login, role);
    return account;
  };
  const enter = async (person: TestMailbox, path: string, options = {}) => {
    const opened = await visit(browser, { base, ...options }, path);
    await signIn(opened.page, person);
    await opened.page.waitForURL(`**${path}`);
    return opened;
  };
  const mailsTo = ({ address }: TestMailbox) =>
    service.smtp.mails.filter(({ to }) => to.includes(address)).length;

  describe.each([true, false])('with JavaScript: %s', (javaScriptEnabled) => {
    it('helps an owner: finds, sends a PIN with a reason, unlocks', async () => {
      const { page, context } = await enter(helper, '/helpdesk', { javaScriptEnabled });
      const before = mailsTo(owner);
      await page.getByRole('searchbox').pressSequentially('love');
      if (!javaScriptEnabled) await page.keyboard.press('Enter');
      await page.getByRole('link', { name: /Lovelace/ }).click();
      const send = page.locator('form[action$="/reset"]');
      await send.getByLabel('Reason').fill('asked on the telephone');
      await send.getByRole('button').click();
      await page.locator('.notice.done').waitFor();
      expect(mailsTo(owner)).toBe(before + 1);
      await service.administration.mailboxes.lock(owner.address, { actor: 'test' });
      await page.reload();
      const unlock = page.locator('form[action$="/unlock"]');
      await unlock.getByLabel('Reason').fill('is who she says');
      await unlock.getByRole('button').click();
      await page.locator('.notice.done').waitFor();
      expect(await page.locator('form[action$="/unlock"]').count()).toBe(0);
      await context.close();
    });

    it('edits a policy, and sees the risk before it is saved', async () => {
      const options = { javaScriptEnabled };
      const { page, context } = await enter(administrator, '/admin/policies/Default', options);
      const risk = () => page.locator('.state').first().innerText();
      const before = await risk();
      await page.locator('input[name=minPinLength]').fill('8');
      if (!javaScriptEnabled) await page.locator('button[name=preview]').click();
      await expect.poll(risk).not.toBe(before);
      const { minPinLength } = await service.administration.policies.show('Default');
      expect(minPinLength).toBe(6);
      await context.close();
    });

    it('proves the audit', async () => {
      const options = { javaScriptEnabled };
      const { page, context } = await enter(auditor, '/audit/proof', options);
      await expect
        .poll(async () => {
          await page.reload();
          return page.getByRole('button', { name: 'Verify now' }).count();
        })
        .toBe(1);
      await page.getByRole('button', { name: 'Verify now' }).click();
      await expect
        .poll(async () => {
          if (!javaScriptEnabled) await page.reload();
          return page.locator('main').innerText();
        })
        .toMatch(/Verified up to leaf [\d,]+: nothing was changed/);
      await context.close();
    });
  });

  const pages: readonly (readonly [string, () => TestMailbox, string])[] = [
    ['the search of a helpdesk', () => helper, '/helpdesk?q=example'],
    ['a person', () => helper, '/helpdesk/mailboxes/OWNER'],
    ['the mail that waits', () => helper, '/helpdesk/mail'],
    ['the administration', () => administrator, '/admin'],
    ['the policies', () => administrator, '/admin/policies'],
    ['a policy', () => administrator, '/admin/policies/Default'],
    ['the mailboxes', () => administrator, '/admin/mailboxes'],
    ['a mailbox', () => administrator, '/admin/mailboxes/OWNER'],
    ['a new mailbox', () => administrator, '/admin/new-mailbox'],
    ['the accounts', () => administrator, '/admin/accounts'],
    ['an account', () => administrator, '/admin/accounts/OWNER'],
    ['the API keys', () => administrator, '/admin/api-keys'],
    ['a new API key', () => administrator, '/admin/new-api-key'],
    ['the import', () => administrator, '/admin/import'],
    ['the campaigns', () => administrator, '/admin/campaigns'],
    ['a new campaign', () => administrator, '/admin/campaigns/new'],
    ['what doctor says', () => administrator, '/admin/status'],
    ['the audit', () => auditor, '/audit'],
    ['the proof of the audit', () => auditor, '/audit/proof'],
  ];

  const looks = [
    { locale: 'en-GB', width: 320, colorScheme: 'dark' },
    { locale: 'de', width: 1_920, colorScheme: 'light' },
    { locale: 'es', width: 320, colorScheme: 'light' },
    { locale: 'ja', width: 1_920, colorScheme: 'dark' },
  ] as const;

  describe.each(looks)('at $width pixels, $colorScheme, in $locale', (look) => {
    const { locale, width, colorScheme } = look;

    it('finds every page without a barrier, and without a complaint of the browser', async () => {
      const viewport = { width, height: 900 };
      const sessions = new Map<TestMailbox, Page>();
      const complaints: string[] = [];
      for (const [title, person, route] of pages) {
        const path = route.replace('OWNER', encodeURIComponent(owner.address));
        let page = sessions.get(person());
        if (!page) {
          const options = { locale, viewport, colorScheme, bypassCSP: true };
          ({ page } = await enter(person(), '/', options));
          page.on('pageerror', (error) => complaints.push(`${title}: ${error.message}`));
          sessions.set(person(), page);
        }
        const answer = await page.goto(path);
        expect(answer?.status(), title).toBe(200);
        expect(await page.getAttribute('html', 'lang'), title).toBe(locale);
        await expectAccessible(page);
        await expectNoSideways(page);
        await page.evaluate(() => void (document.documentElement.dir = 'rtl'));
        await expectNoSideways(page);
      }
      expect(complaints).toEqual([]);
      for (const page of sessions.values()) await page.context().close();
    });
  });

  it('sends nothing to another host, and violates no policy, on any page', async () => {
    const complaints: string[] = [];
    const hosts = new Set<string>();
    for (const [title, person, route] of pages) {
      const path = route.replace('OWNER', encodeURIComponent(owner.address));
      const { page, context } = await enter(person(), '/');
      page.on('console', (message) => complaints.push(`${title}: ${message.text()}`));
      let bytes = 0;
      page.on('response', (response) => {
        hosts.add(new URL(response.url()).host);
        void response.body().then(
          (body) => (bytes += body.length),
          () => undefined,
        );
      });
      await page.goto(path, { waitUntil: 'networkidle' });
      expect(bytes, title).toBeLessThan(60 * 1_024);
      await context.close();
    }
    expect([...hosts].filter((host) => host !== '')).toEqual([new URL(base).host]);
    expect(complaints).toEqual([]);
  });
});
