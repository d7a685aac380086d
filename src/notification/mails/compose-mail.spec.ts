import { convert } from 'html-to-text';
import { describe, expect, it } from 'vitest';
import { languages } from '../../common/language.js';
import { Pin } from '../../pin-policy/pin.js';
import type { Mail } from '../mail.js';
import { mailboxLockedMail } from './mailbox-locked.mail.js';
import { newPinMail } from './new-pin.mail.js';
import type { RecipientFacts } from './compose-mail.js';
import { pinExpiryMail } from './pin-expiry.mail.js';

const at = new Date('2026-03-09T13:05:07Z');

const mails: [string, (facts: RecipientFacts) => Mail][] = [
  [
    'the mail with a new PIN',
    (facts) =>
      newPinMail({ ...facts, pin: new Pin('048213'), issuedAt: at, occasion: 'tooManyAttempts' }),
  ],
  [
    'the mail of a lock',
    (facts) => mailboxLockedMail({ ...facts, at, wrongPins: 15, resetUnlocks: false }),
  ],
  [
    'the mail before a PIN expires',
    (facts) => pinExpiryMail({ ...facts, at, expiresAt: new Date('2026-03-14T13:05:07Z') }),
  ],
];

const tags = [...languages, 'en-GB', 'de-AT', 'es-MX', 'fr-CA', 'nn-NO', 'pt', 'zh-HK', 'cs'];

describe.each(mails)('%s', (_, write) => {
  const mailOf = (facts: Partial<RecipientFacts> = {}) =>
    write({
      to: 'alice@example.com',
      displayName: 'Alice Example',
      language: 'en',
      extension: '36697',
      accessNumber: '+43 1 555 0100',
      timeZone: 'Europe/Vienna',
      messageId: '<0b6c2f0e@umpin.example.com>',
      ...facts,
    });

  it('is the same mail for the same facts (P4)', () => {
    expect(mailOf()).toEqual(mailOf());
    expect(mailOf()).toMatchObject({
      to: 'alice@example.com',
      messageId: '<0b6c2f0e@umpin.example.com>',
      date: '2026-03-09T13:05:07.000Z',
    });
  });

  describe.each(tags)('in %s', (language) => {
    it('has a subject without a name or a number (P6)', () => {
      expect(mailOf({ language }).subject).toMatch(/^[\p{L}\s-]+$/u);
      expect(mailOf({ language }).subject).not.toContain('Alice');
    });

    it('greets the owner, and names the extension and the number to dial', () => {
      const { text } = mailOf({ language });
      expect(text.split('\n')[0]).toContain('Alice Example');
      expect(text).toMatch(/^\D+(: |：)36697$/m);
      expect(text).toMatch(/^.+(: |：)\+43 1 555 0100$/m);
    });

    it('leaves out what is not known', () => {
      const nothing = { displayName: ' ', extension: '', accessNumber: undefined };
      const { text, html } = mailOf({ language, ...nothing });
      expect(text.split('\n')[0]).toMatch(/^[\p{L}\s]+[,:!.！]?$/u);
      expect(text + html).not.toMatch(/undefined|null|\n\n\n|[:：] *\n\S/);
    });

    it('says the same in HTML as in text, in elements that are all closed', () => {
      const { text, html } = mailOf({ language });
      expect(flat(asRead(html))).toBe(flat(text));
      expect(leftOpen(html)).toEqual([]);
    });
  });

  it('loads, runs and links nothing', () => {
    expect(mailOf().html).not.toMatch(/https?:|url\(|@import|<(?:img|link|script|style|form)\b/i);
    expect(mailOf().html).not.toMatch(/\s(?:src|href|background|on\w+)=/i);
  });

  it('is laid out by tables that are none to a screen reader', () => {
    const { html } = mailOf();
    const tables = html.match(/<table[^>]*>/g) ?? [];
    expect(tables.length).toBeGreaterThan(0);
    for (const table of tables) expect(table).toContain(' role="presentation"');
    expect(html).not.toMatch(/flex|grid|float|position:|display:|<!--/);
  });

  it('names its font in every cell with words, as Word does not inherit it', () => {
    const cells = mailOf().html.match(/<td[^>]*>\s*<[^t][^>]*>/g) ?? [];
    expect(cells.length).toBeGreaterThan(1);
    for (const cell of cells) expect(cell).toMatch(/font-family:.*font-size:/);
  });

  it('says that it suits dark mode, and has no colour that inverting could make unreadable', () => {
    const { html } = mailOf();
    for (const name of ['color-scheme', 'supported-color-schemes']) {
      expect(html).toContain(`<meta name="${name}" content="light dark">`);
    }
    expect([...new Set(html.match(/#[\da-f]{3,8}\b(?=["; ])/gi))]).toEqual(['#808080']);
    expect(html).not.toMatch(/background|bgcolor|rgb|hsl|[^-]color:(?!inherit)/i);
  });

  it.each(['displayName', 'extension', 'accessNumber'] as const)(
    'shows markup in the %s as it was typed',
    (fact) => {
      const { text, html } = mailOf({ [fact]: `</p><b onclick="x">O'Brien & Co</b>` });
      expect(text).toContain(`</p><b onclick="x">O'Brien & Co</b>`);
      expect(html).toContain('&lt;b onclick=&quot;x&quot;&gt;O&#39;Brien &amp; Co&lt;/b&gt;');
      expect(leftOpen(html)).toEqual([]);
    },
  );

  it.each(['\r\n', '\n', '\r', '\u0085', '\u2028', '\u0000', '\u001b', '\t'])(
    'neutralises a line break or control character in what others typed (%j)',
    (character) => {
      const typed = `Alice${character}Bcc: mallory@example.com`;
      const mail = mailOf({ displayName: typed, extension: typed, accessNumber: typed });
      expect(mail.text.split('Alice Bcc: mallory@example.com')).toHaveLength(4);
      expect(mail.html.split('Alice Bcc: mallory@example.com')).toHaveLength(4);
      expect(mail.subject).toBe(mailOf().subject);
    },
  );

  it('lets nothing turn the reading direction of the mail', () => {
    const typed = '\u202eAlice\u2066';
    const { text, html } = mailOf({ displayName: typed, extension: typed, accessNumber: typed });
    expect(text + html).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
  });

  it.each([
    'alice@example.com\r\nBcc: mallory@example.com',
    'alice@example.com, mallory@example.com',
    'Alice <alice@example.com>',
    '',
  ])('refuses a recipient that is not one bare address: %j', (to) => {
    expect(() => mailOf({ to })).toThrow(/^The recipient is not one mail address\.$/);
  });

  it.each(['0b6c2f0e@umpin.example.com', '<a@b>\r\nBcc: mallory@example.com', ''])(
    'refuses a malformed Message-ID: %j',
    (messageId) => {
      expect(() => mailOf({ messageId })).toThrow(/^The Message-ID is malformed\.$/);
    },
  );

  it('needs a time zone that exists', () => {
    expect(() => mailOf({ timeZone: 'Mars/Olympus' })).toThrow(RangeError);
  });
});

const asRead = (html: string) => convert(html, { wordwrap: false });
const flat = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

/** Elements that are never closed, or closed when another one is to be. */
function leftOpen(html: string): string[] {
  const open: string[] = [];
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z]+)[^>]*>/g)) {
    if (['meta', 'br'].includes(name)) continue;
    if (!slash) open.push(name);
    else if (open.at(-1) === name) open.pop();
    else open.push(`/${name}`);
  }
  return open;
}
