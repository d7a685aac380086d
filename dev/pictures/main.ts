import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { demoUsers } from '../quick-start/demo-data.js';

// npm run pictures -- [URL] [CHROMIUM]: takes the pictures of the README from a running quick start.
const [url = 'http://localhost:8080', executablePath = '/usr/bin/chromium'] = process.argv.slice(2);
const folder = 'docs/pictures';

/** What is on a picture: whose page, and what that person does first. */
interface Picture {
  readonly file: string;
  readonly login: string;
  readonly path: string;
  readonly size: { readonly width: number; readonly height: number };
  /** The name of a button to press first. */
  readonly button?: string;
}

const pictures: readonly Picture[] = [
  {
    file: 'owner.png',
    login: 'alice@example.com',
    path: '/',
    size: { width: 480, height: 800 },
    button: 'Send me a new PIN',
  },
  {
    file: 'helpdesk.png',
    login: 'hugo@example.com',
    path: '/helpdesk/mailboxes/alice%40example.com',
    size: { width: 1_000, height: 1_100 },
  },
];

async function take(browser: Browser, picture: Picture): Promise<void> {
  const { file, login, path, size, button } = picture;
  const user = demoUsers.find((each) => each.login === login);
  const context = await browser.newContext({ baseURL: url, viewport: size, locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(path);
  await page.fill('#login', login);
  await page.fill('#password', user?.password ?? '');
  await page.click('main button');
  if (button !== undefined) {
    await page.getByRole('button', { name: button }).click();
    await page.locator('.notice').waitFor();
  }
  await page.screenshot({ path: join(folder, file) });
  await context.close();
}

await mkdir(folder, { recursive: true });
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  for (const picture of pictures) await take(browser, picture);
} finally {
  await browser.close();
}
