import { describe, expect, it } from 'vitest';
import { Pin } from '../../pin-policy/pin.js';
import { mailboxUnlockedMail } from './mailbox-unlocked.mail.js';
import { newPinMail } from './new-pin.mail.js';

const facts = {
  to: 'alice@example.com',
  language: 'en',
  timeZone: 'Europe/Vienna',
  messageId: '<0b6c2f0e@example.com>',
};
const at = new Date('2026-03-09T13:05:07Z');
const unlocked = (word: string) => mailboxUnlockedMail({ ...facts, at, word });
const newPin = (word?: string) =>
  newPinMail({
    ...{ ...facts, word },
    pin: new Pin('048213'),
    issuedAt: at,
    occasion: 'askedByAdministrator',
  });

describe('the mail about the end of a lock', () => {
  it('says that the PIN is the same, when it was unlocked, and what to do', () => {
    const { subject, text } = unlocked('As we said on the phone.');
    expect(subject).toBe('Your voice mail is unlocked');
    expect(text).toContain('Your PIN is the same as before.');
    expect(text).toContain('Unlocked: March 9, 2026, 2:05:07 PM');
    expect(text).toContain('You did not expect this mail?');
  });
});

describe.each([
  ['the mail about the end of a lock', unlocked],
  ['the mail with a new PIN', newPin],
])("a helpdesk's word in %s", (_, mailWith) => {
  it('is a paragraph that says whose it is', () => {
    const { text, html } = mailWith('As we said on the phone.');
    expect(text).toContain('\n\nYour helpdesk writes: As we said on the phone.\n\n');
    expect(html).toContain('>Your helpdesk writes: As we said on the phone.</p>');
  });

  it('is plain text in the HTML, whatever it says', () => {
    const { text, html } = mailWith('<a href="https://example.org">x</a> & <script>');
    expect(text).toContain('writes: <a href="https://example.org">x</a> & <script>');
    expect(html).toContain(
      'writes: &lt;a href=&quot;https://example.org&quot;&gt;x&lt;/a&gt; &amp; &lt;script&gt;',
    );
  });

  it('stays in its paragraph, and in its direction of writing', () => {
    const { text } = mailWith('One.\r\n\r\n999999\r\n\u202ETwo.');
    expect(text).toContain('\n\nYour helpdesk writes: One. 999999 Two.\n\n');
  });
});

it('the mail with a new PIN has nothing of a helpdesk without its word', () => {
  expect(newPin().text).not.toContain('helpdesk writes');
});

it('a word is not what somebody who looks for the PIN finds first', () => {
  const { text } = newPin('Your PIN: 999999');
  expect(text.indexOf('048213')).toBeLessThan(text.indexOf('999999'));
});
