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

const sendButton = 'Send me a new PIN';
const kibibyte = 1_024;

describe.skipIf(!chromiumIsInstalled)('an owner in a browser', () => {
  let service: TestService;
  let browser: Browser;
  let base: string;

  beforeAll(async () => {
    service = await TestService.start({ PUBLIC_URL: 'http://localhost:8080' });
    base = await listen(service);
    browser = await aBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await service.stop();
  });

  const mailsTo = ({ address }: TestMailbox) =>
    service.smtp.mails.filter(({ to }) => to === address || to.includes(address)).length;
  const send = (page: Page) => page.getByRole('button', { name: sendButton });

  describe.each([true, false])('with JavaScript: %s', (javaScriptEnabled) => {
    const options = () => ({ base, javaScriptEnabled });

    it('signs in, has a PIN sent, and signs out', async () => {
      const owner = await service.aMailbox({ extensions: ['36697'] });
      const { page, context } = await visit(browser, options());
      await signIn(page, { ...owner, password: 'wrong' });
      await page.getByText('The user name or the password is wrong.').waitFor();
      expect(await page.inputValue('#login')).toBe(owner.login);
      await signIn(page, owner);
      await page.getByText('You have no PIN yet.').waitFor();
      await send(page).click();
      await page.getByText('Your new PIN has been sent').waitFor();
      await page.getByText('You will have to change it the first time you use it.').waitFor();
      expect(mailsTo(owner)).toBe(1);
      await page.getByRole('button', { name: 'Sign out', exact: true }).click();
      await page.getByText('You have signed out.').waitFor();
      await page.goto('/');
      expect(page.url()).toContain('/sign-in');
      await context.close();
    });

    it('gets one PIN by a double click', async () => {
      const owner = await service.aMailbox();
      const { page, context } = await visit(browser, options());
      await signIn(page, owner);
      await send(page).dblclick();
      await page.getByText('Your new PIN has been sent').waitFor();
      await page.reload();
      expect(mailsTo(owner)).toBe(1);
      await context.close();
    });

    it('gets one PIN by the back button and the button again', async () => {
      const owner = await service.aMailbox();
      const { page, context } = await visit(browser, options());
      await signIn(page, owner);
      const form = await page.getAttribute('[name=key]', 'value');
      await send(page).click();
      await page.getByText('Your new PIN has been sent').waitFor();
      await page.goBack();
      // The page was not stored, so that the browser asks for a new one: another PIN would be wanted, not repeated.
      expect(await page.getAttribute('[name=key]', 'value')).not.toBe(form);
      expect(mailsTo(owner)).toBe(1);
      await context.close();
    });

    it('loses nothing if the session ends, and is told why', async () => {
      const owner = await service.aMailbox();
      const { page, context } = await visit(browser, options());
      await signIn(page, owner);
      await service.administration.disable(owner.login);
      await service.administration.enable(owner.login);
      await send(page).click();
      await page.getByText('nothing has been done yet').waitFor();
      await signIn(page, owner);
      await page.getByRole('button', { name: 'Go on' }).click();
      await page.getByText('Your new PIN has been sent').waitFor();
      expect(mailsTo(owner)).toBe(1);
      await context.close();
    });
  });

  it('needs a keyboard alone, and sees where the focus is', async () => {
    const owner = await service.aMailbox();
    const { page, context } = await visit(browser, { base });
    const focused = () =>
      page.evaluate(() => {
        const { outlineStyle } = getComputedStyle(document.activeElement ?? document.body);
        return `${document.activeElement?.textContent ?? ''}|${outlineStyle}`;
      });
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Skip to the main content|solid');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type(owner.login);
    await page.keyboard.press('Tab');
    await page.keyboard.type(owner.password);
    await page.keyboard.press('Enter');
    await send(page).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe(`${sendButton}|solid`);
    await page.keyboard.press('Space');
    await page.getByText('Your new PIN has been sent').waitFor();
    await context.close();
  });

  it('may use two tabs: signing out in one ends the other', async () => {
    const owner = await service.aMailbox();
    const { page, context } = await visit(browser, { base });
    await signIn(page, owner);
    await send(page).waitFor();
    const second = await context.newPage();
    await second.goto('/');
    await second.getByRole('button', { name: 'Sign out', exact: true }).click();
    await second.getByText('You have signed out.').waitFor();
    await send(page).click();
    await page.getByLabel('Password').waitFor();
    expect(mailsTo(owner)).toBe(0);
    await context.close();
  });

  it('may be served by another instance with each request', async () => {
    const owner = await service.aMailbox();
    const other = await service.another({ PUBLIC_URL: 'http://localhost:8080' });
    try {
      const second = await listen({ app: other });
      const { page, context } = await visit(browser, { base });
      await signIn(page, owner);
      await send(page).waitFor();
      await page.goto(`${second}/`);
      await send(page).click();
      await page.getByText('Your new PIN has been sent').waitFor();
      await context.close();
    } finally {
      await other.close();
    }
  });

  describe.each([
    { width: 320, height: 640 },
    { width: 1_920, height: 1_080 },
  ])('at $width pixels', (viewport) => {
    it.each(['light', 'dark'] as const)(
      'finds pages without a barrier, %s',
      async (colorScheme) => {
        const owner = await service.aMailbox({
          displayName: 'W'.repeat(64),
          extensions: ['36697'],
        });
        const options = { base, viewport, colorScheme, bypassCSP: true };
        const { page, context } = await visit(browser, options);
        const look = async () => {
          await expectNoSideways(page);
          await expectAccessible(page);
          await page.evaluate(() => void (document.documentElement.dir = 'rtl'));
          await expectNoSideways(page);
        };
        await look();
        await signIn(page, { ...owner, password: 'wrong' });
        await look();
        await signIn(page, owner);
        await send(page).waitFor();
        await look();
        await send(page).click();
        await page.getByText('Your new PIN has been sent').waitFor();
        await look();
        await page.goto('/sign-in/nowhere');
        await page.goto('/');
        await service.administration.disable(owner.login);
        await send(page).click();
        await page.getByText('nothing has been done yet').waitFor();
        await look();
        await service.administration.enable(owner.login);
        await signIn(page, owner);
        await page.getByText('Do you want to go on?').waitFor();
        await look();
        await context.close();
      },
    );
  });

  it('loads less than 60 KiB in all, from no other host, and no violation of the policy', async () => {
    const owner = await service.aMailbox();
    const context = await browser.newContext({ baseURL: base });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    let bytes = 0;
    const hosts = new Set<string>();
    page.on('response', (response) => {
      hosts.add(new URL(response.url()).host);
      void response.body().then(
        (body) => (bytes += body.length),
        () => undefined,
      );
    });
    await page.goto('/');
    await signIn(page, owner);
    await send(page).click();
    await page.getByText('Your new PIN has been sent').waitFor();
    await expect.poll(() => bytes).toBeGreaterThan(5 * kibibyte);
    expect(bytes).toBeLessThan(60 * kibibyte);
    expect([...hosts].filter((host) => host !== '')).toEqual([new URL(base).host]);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
