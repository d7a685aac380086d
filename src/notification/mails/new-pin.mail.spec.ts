import { convert } from 'html-to-text';
import { describe, expect, it, vi } from 'vitest';
import { Pin } from '../../pin-policy/pin.js';
import { languageOf } from './languages/language-of.js';
import { escapeHtml } from './mail-layout.js';
import { newPinMail, type NewPinFacts } from './new-pin.mail.js';

function mailOf(facts: Partial<NewPinFacts> = {}) {
  return newPinMail({
    to: 'alice@example.com',
    displayName: 'Alice Example',
    language: 'en',
    pin: new Pin('048213'),
    extension: '36697',
    accessNumber: '+43 1 555 0100',
    issuedAt: new Date('2026-03-09T13:05:07Z'),
    timeZone: 'Europe/Vienna',
    occasion: 'asked',
    policyText: 'Questions? Call <b>1234</b>.',
    messageId: '<0b6c2f0e@umpin.example.com>',
    ...facts,
  });
}

const timesIn = (text: string, part: string) => text.split(part).length - 1;
const asRead = (html: string) => convert(html, { wordwrap: false });
const flat = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

/** The lines of a terminal, 72 columns wide, that come before a word. */
function linesBefore(word: string, text: string): number {
  const lines = text.split('\n');
  const before = lines.slice(
    0,
    lines.findIndex((line) => line.includes(word)),
  );
  return before.reduce((rows, line) => rows + Math.max(1, Math.ceil(line.length / 72)), 0);
}

const occasions = ['asked', 'askedByAdministrator', 'first', 'tooManyAttempts'] as const;

const languages = [
  {
    language: 'en',
    greeting: 'Hello Alice Example,',
    nameless: 'Hello,',
    subject: 'Your new voice-mail PIN',
    firstSubject: 'Your voice-mail PIN',
    extension: 'Your extension: 36697',
    accessNumber: 'Voice-mail number: +43 1 555 0100',
    issued: /^Issued: March 9, 2026, 2:05:07 PM \(Central European .*Time\)$/m,
    replaces: 'It replaces all earlier PINs',
    change: 'you will have to change it the first time you use it',
    oldIsDead: 'Your old PIN no longer works.',
    unexpected: 'You did not ask for a new PIN? Please tell your administrator or helpdesk',
    secrecy: 'Nobody should ever ask you for it',
    wrongAttempts: 'A wrong PIN was typed too often in a row',
    useTheNew: 'Please use the new one from now on',
    notYou: 'It was not you who tried? Please tell your administrator or helpdesk right away',
  },
  {
    language: 'de-AT',
    greeting: 'Guten Tag Alice Example,',
    nameless: 'Guten Tag,',
    subject: 'Ihre neue Voicemail-PIN',
    firstSubject: 'Ihre Voicemail-PIN',
    extension: 'Ihre Durchwahl: 36697',
    accessNumber: 'Rufnummer der Voicemail: +43 1 555 0100',
    issued: /^Ausgestellt: 9\. März 2026, 14:05:07 Uhr \(Mitteleuropäische .*zeit\)$/m,
    replaces: 'Sie ersetzt alle bisherigen PINs',
    change: 'muss bei der ersten Verwendung geändert werden',
    oldIsDead: 'Ihre alte PIN gilt nicht mehr.',
    unexpected: 'Sie haben keine neue PIN angefordert? Dann wenden Sie sich bitte umgehend an',
    secrecy: 'Niemand sollte Sie je danach fragen',
    wrongAttempts: 'weil zu oft hintereinander eine falsche PIN eingegeben wurde',
    useTheNew: 'Bitte verwenden Sie ab jetzt die neue',
    notYou: 'Das waren nicht Sie? Dann wenden Sie sich bitte umgehend an Ihre Administration',
  },
  {
    language: 'es',
    greeting: 'Hola, Alice Example:',
    nameless: 'Hola:',
    subject: 'Su nuevo PIN del buzón de voz',
    firstSubject: 'Su PIN del buzón de voz',
    extension: 'Su extensión: 36697',
    accessNumber: 'Número del buzón de voz: +43 1 555 0100',
    issued: /^Emitido: 9 de marzo de 2026, 14:05:07 \(hora .*Europa central\)$/m,
    replaces: 'Sustituye a todos los anteriores',
    change: 'tendrá que cambiarlo la primera vez que lo use',
    oldIsDead: 'Su PIN anterior ya no funciona.',
    unexpected: '¿No ha solicitado un PIN nuevo? Avise cuanto antes a su administrador',
    secrecy: 'Nadie debería pedírselo nunca',
    wrongAttempts: 'Se ha introducido un PIN incorrecto demasiadas veces seguidas',
    useTheNew: 'A partir de ahora use el nuevo',
    notYou: '¿No ha sido usted? Avise cuanto antes a su administrador',
  },
];

describe.each(languages)('the mail in $language', (expected) => {
  const { language } = expected;

  it('brings the PIN once in the text, on a line of its own, and once in the HTML', () => {
    const { text, html } = mailOf({ language });
    expect(timesIn(text, '048213')).toBe(1);
    expect(text.split('\n')).toContain('048213');
    expect(timesIn(html, '048213')).toBe(1);
    expect(html).toContain('>048213</a>');
  });

  it.each(occasions)('shows the PIN on the first page of a terminal (%s)', (occasion) => {
    const { text, html } = mailOf({ language, occasion, stillLocked: true });
    expect(linesBefore('048213', text)).toBeLessThan(12);
    // Of those that show the source, a page without the header fields.
    expect(linesBefore('048213', html)).toBeLessThan(40);
    expect(html.split('\n').filter((line) => line.startsWith('>048213<'))).toHaveLength(1);
  });

  it('says below the PIN if it opens nothing yet', () => {
    const { text, html } = mailOf({ language, stillLocked: true });
    const remark = text.split('\n\n')[4] ?? '';
    expect(text.split('\n\n').indexOf('048213')).toBe(3);
    expect(remark).toBe(languageOf(language).texts.stillLocked);
    expect(html).toContain(escapeHtml(remark));
    expect(mailOf({ language }).text).not.toContain(remark);
  });

  it('keeps the PIN out of the subject (P6)', () => {
    expect(mailOf({ language }).subject).toBe(expected.subject);
    expect(mailOf({ language, occasion: 'first' }).subject).toBe(expected.firstSubject);
  });

  it('names the owner, the extension, the number to dial and the time of issue', () => {
    const { text } = mailOf({ language });
    expect(text).toContain(`${expected.greeting}\n`);
    expect(text).toContain(`${expected.extension}\n`);
    expect(text).toContain(`${expected.accessNumber}\n`);
    expect(text).toMatch(expected.issued);
  });

  it('says that the PIN replaces all others and has to be changed', () => {
    const { text } = mailOf({ language });
    expect(text).toContain(expected.replaces);
    expect(text).toContain(expected.change);
  });

  it('tells an owner who did not ask for a PIN what to do', () => {
    const { text } = mailOf({ language });
    expect(text).toContain(expected.unexpected);
    expect(text).toContain(expected.oldIsDead);
    expect(text).toContain(expected.secrecy);
  });

  it('speaks of no earlier PIN when the PIN is the first', () => {
    const { text } = mailOf({ language, occasion: 'first' });
    expect(text).not.toContain(expected.replaces);
    expect(text).not.toContain(expected.oldIsDead);
    expect(text.toLowerCase()).toContain(expected.change.toLowerCase());
    expect(text).toContain(expected.secrecy);
  });

  it('says that wrong attempts were the reason, and what to do about it', () => {
    const { subject, text } = mailOf({ language, occasion: 'tooManyAttempts' });
    expect(subject).toBe(expected.subject);
    const reasons = ['wrongAttempts', 'oldIsDead', 'useTheNew', 'change', 'notYou'] as const;
    for (const reason of reasons) expect(text).toContain(expected[reason]);
    expect(text).not.toContain(expected.unexpected);
  });

  it.each(occasions)('says the same in HTML as in text (%s)', (occasion) => {
    const { text, html } = mailOf({ language, occasion });
    expect(flat(asRead(html))).toBe(flat(text));
    expect(html).toContain(`<html lang="${language}">`);
  });

  it.each(occasions)('shows no PIN in the preview of a locked telephone (%s)', (occasion) => {
    const { text } = mailOf({ language, occasion, displayName: '' });
    expect(flat(text).indexOf('048213')).toBeGreaterThan(100);
  });

  it('greets without a name, and leaves out what is not known', () => {
    const bare = { displayName: ' ', extension: '', accessNumber: undefined, policyText: '' };
    const { text, html } = mailOf({ language, ...bare });
    expect(text.startsWith(`${expected.nameless}\n`)).toBe(true);
    expect(text).not.toContain(expected.extension.split(':')[0]);
    expect(text).not.toContain(expected.accessNumber.split(':')[0]);
    expect(text + html).not.toMatch(/undefined|null|\n\n\n|<div[^>]*><\/div>/);
  });
});

describe('the PIN', () => {
  it('is revealed once for a mail (P6)', () => {
    const pin = new Pin('048213');
    const reveal = vi.spyOn(pin, 'reveal');
    mailOf({ pin });
    expect(reveal).toHaveBeenCalledOnce();
  });

  it.each(['0000', '0007', '012345678901234567890123'])('keeps its leading zeros: %s', (digits) => {
    const { text, html } = mailOf({ pin: new Pin(digits) });
    expect(text.split('\n')).toContain(digits);
    expect(html).toContain(`>${digits}</a>`);
  });

  it('is one word in the HTML, with nothing that a copy of it would have too', () => {
    const [, element = '', content = ''] = /(<a [^>]*)>([^<]*)<\/a>/.exec(mailOf().html) ?? [];
    expect(content).toBe('048213');
    expect(element).toContain('user-select:all');
  });

  it('is read digit by digit by screen readers', () => {
    const [element = ''] = /<a [^>]*>/.exec(mailOf().html) ?? [];
    // Without a role that permits a name, browsers ignore the label.
    expect(element).toContain('role="img"');
    expect(element).toContain('aria-label="0 4 8 2 1 3"');
  });

  it('is no telephone number: WebKit makes no link inside an a, and no a is a link', () => {
    const { html } = mailOf();
    expect(html).toContain('<meta name="format-detection" content="telephone=no');
    expect(html).toMatch(/<a [^>]*>048213<\/a>/);
    expect(html).not.toMatch(/\shref\b|tel:/);
  });
});

describe('the time of issue', () => {
  it.each([
    ['en-GB', 'Europe/London', /9 March 2026, 13:05:07 \(Greenwich Mean Time\)/],
    ['en-US', 'America/New_York', /March 9, 2026, 9:05:07 AM \(Eastern Daylight Time\)/],
    ['es-MX', 'America/Mexico_City', /9 de marzo de 2026, 0?7:05:07 (a\. ?m\. )?\(hora .+\)/],
    ['cs', 'UTC', /March 9, 2026, 1:05:07 PM \(Coordinated Universal Time\)/],
    ['de', 'Asia/Kolkata', /9\. März 2026, 18:35:07 Uhr \(Indische .+\)/],
  ])('is written as in %s and as the clocks show in %s', (language, timeZone, expected) => {
    const { text, html } = mailOf({ language, timeZone });
    expect(text).toMatch(expected);
    expect(html).toMatch(expected);
  });

  it('becomes the date of the mail', () => {
    expect(mailOf().date).toBe('2026-03-09T13:05:07.000Z');
  });

  it('needs a time zone that exists', () => {
    expect(() => mailOf({ timeZone: 'Mars/Olympus' })).toThrow(RangeError);
  });
});

describe('the policy text', () => {
  it('appears in both parts, with its formatting in the HTML', () => {
    const { text, html } = mailOf();
    expect(text).toContain('\nQuestions? Call 1234.\n');
    expect(html).toContain('>Questions? Call <b>1234</b>.</div>');
  });

  it('brings no script, picture or link with it', () => {
    const { html } = mailOf({
      policyText:
        '<script>alert(1)</script><img src="https://evil.example/p.gif"><a href="https://evil.example">Help</a>',
    });
    expect(html).toContain('>Help</div>');
    expect(html).not.toContain('evil.example');
  });
});

describe("the policy's subject", () => {
  const subjectOf = (facts: Partial<NewPinFacts>) => mailOf(facts).subject;

  it('replaces that of the language, with what it names, and is the title of the HTML', () => {
    const policySubject = 'Neue PIN für {displayName} <{extension}>';
    const mail = mailOf({ policySubject });
    expect(mail.subject).toBe('Neue PIN für Alice Example <36697>');
    expect(mail.html).toContain('<title>Neue PIN für Alice Example &lt;36697&gt;</title>');
    expect(mailOf({ policySubject })).toEqual(mail);
    expect(subjectOf({ policySubject: 'PIN for {address}' })).toBe('PIN for alice@example.com');
  });

  it('is that of the language if something that it names is not known', () => {
    const policySubject = 'PIN for {displayName}';
    expect(subjectOf({ policySubject, displayName: ' ' })).toBe('Your new voice-mail PIN');
    expect(subjectOf({ policySubject, displayName: undefined, language: 'de' })).toBe(
      'Ihre neue Voicemail-PIN',
    );
  });

  it('never shows the PIN, not even by chance (P6)', () => {
    const pin = new Pin('482136');
    for (const facts of [
      { policySubject: 'PIN for {displayName}', displayName: 'Cell 0482136' },
      { policySubject: 'PIN for {extension}', extension: '4821367' },
      { policySubject: 'PIN for {address}', to: 'x482136@example.com' },
      { policySubject: 'Questions: 482136' },
    ]) {
      expect(subjectOf({ ...facts, pin })).toBe('Your new voice-mail PIN');
    }
  });

  it.each(['\r\n', '\n', '\u2028', '\u0000', '\u202e'])(
    'is one line of its own (%j)',
    (character) => {
      const subject = subjectOf({
        policySubject: `PIN${character} for {displayName} at {extension}`,
        displayName: `Alice${character}Bcc: mallory@example.com`,
        extension: `1${character}2`,
      });
      expect(subject).toMatch(/^PIN for Alice ?Bcc: mallory@example\.com at 1 ?2$/);
    },
  );
});

describe('the HTML', () => {
  it('loads, runs and links nothing', () => {
    expect(mailOf().html).not.toMatch(/https?:|url\(|@import|<(?:img|link|script|style|form)\b/i);
    expect(mailOf().html).not.toMatch(/\s(?:src|href|background|on\w+)=/i);
  });

  it.each(['displayName', 'extension', 'accessNumber'] as const)(
    'shows markup in the %s as it was typed',
    (fact) => {
      const { text, html } = mailOf({ [fact]: `<b onclick="x">O'Brien & Co</b>` });
      expect(text).toContain(`<b onclick="x">O'Brien & Co</b>`);
      expect(html).toContain('&lt;b onclick=&quot;x&quot;&gt;O&#39;Brien &amp; Co&lt;/b&gt;');
    },
  );
});

describe('hostile facts', () => {
  it.each(['\r\n', '\n', '\r', '\u0085', '\u2028', '\u0000', '\u001b', '\t'])(
    'neutralises a line break or control character in the display name (%j)',
    (character) => {
      const mail = mailOf({ displayName: `Alice${character}Bcc: mallory@example.com` });
      expect(mail.text.split('\n')[0]).toBe('Hello Alice Bcc: mallory@example.com,');
      expect(mail.subject).toBe('Your new voice-mail PIN');
      expect(mail.html).toContain('>Hello Alice Bcc: mallory@example.com,</p>');
    },
  );

  it.each(['extension', 'accessNumber'] as const)('keeps the %s on its line', (fact) => {
    const { text } = mailOf({ [fact]: '5000\n\nYour new PIN:\n\n111111' });
    expect(text).toContain(': 5000 Your new PIN: 111111\n');
    expect(text.split('\n')).not.toContain('111111');
  });

  it('lets no name turn the reading direction of the mail', () => {
    expect(mailOf({ displayName: '\u202eAlice\u2066' }).text.startsWith('Hello Alice,\n')).toBe(
      true,
    );
  });

  it.each([
    'alice@example.com\r\nBcc: mallory@example.com',
    'alice@example.com, mallory@example.com',
    'Alice <alice@example.com>',
    '',
  ])('refuses a recipient that is not one bare address: %j', (to) => {
    expect(() => mailOf({ to })).toThrow(TypeError);
  });

  it.each(['0b6c2f0e@umpin.example.com', '<a@b>\r\nBcc: mallory@example.com', ''])(
    'refuses a malformed Message-ID: %j',
    (messageId) => {
      expect(() => mailOf({ messageId })).toThrow(TypeError);
    },
  );

  it('reveals no PIN in a refusal (P6)', () => {
    const pin = new Pin('048213');
    const reveal = vi.spyOn(pin, 'reveal');
    expect(() => mailOf({ pin, to: '' })).toThrow(/^The recipient is not one mail address\.$/);
    expect(reveal).not.toHaveBeenCalled();
  });
});
