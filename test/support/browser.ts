import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { expect } from 'vitest';
import type { TestService } from './app.js';
import { freePorts } from './ports.js';

const executablePath = '/usr/bin/chromium';

export const chromiumIsInstalled = existsSync(executablePath);

if (!chromiumIsInstalled) {
  process.stderr.write('Tests with a browser are skipped: install the Debian package chromium.\n');
}

/** Debian's Chromium, without a window. */
export function aBrowser(): Promise<Browser> {
  // Its sandbox needs rights that neither root nor a container has; it shows pages of ours alone.
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/** Has a service listen, for a browser; its URL. */
export async function listen({ app }: Pick<TestService, 'app'>): Promise<string> {
  const [port = 0] = await freePorts(1);
  await app.listen(port, '127.0.0.1');
  return `http://localhost:${port}`;
}

/** How a person uses a browser. */
export interface Visit extends BrowserContextOptions {
  readonly base: string;
}

/** A new person at a browser of their own, who lands on the start page. */
export async function visit(
  browser: Browser,
  { base, ...options }: Visit,
  path = '/',
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ baseURL: base, locale: 'en-GB', ...options });
  const page = await context.newPage();
  await page.goto(path);
  return { page, context };
}

export async function signIn(
  page: Page,
  { login, password }: { readonly login: string; readonly password: string },
): Promise<void> {
  await page.fill('#login', login);
  await page.fill('#password', password);
  await page.click('main button');
}

/** Nothing stands out of the window to the side. */
export async function expectNoSideways(page: Page): Promise<void> {
  const [content, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(content, page.url()).toBeLessThanOrEqual(window);
}

const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeFinding {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** axe-core finds nothing, by any of its rules; needs a context with `bypassCSP`. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(await axeSource);
  const { violations } = await page.evaluate<{ violations: readonly AxeFinding[] }>(
    "axe.run(document, { resultTypes: ['violations'] })",
  );
  const findings = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
  expect(findings, page.url()).toEqual([]);
}
