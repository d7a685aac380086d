import { describe, expect, it } from 'vitest';
import { isMailAddress, isMessageId } from './mail-address.js';
import { processorMs } from '../../test/support/processor-time.js';

const longLocalPart = 'a'.repeat(64);
const longDomain = `${`${'d'.repeat(60)}.`.repeat(3)}example`;

describe('a mail address', () => {
  it.each([
    'alice@example.com',
    'alice.example+pin@voice.example.com',
    "o'brien@example.com",
    '_service-1@example.com',
    'ALICE@EXAMPLE.COM',
    'alice@mailhost',
    'alice@3com.example',
    'alice@xn--bcher-kva.example',
    `${longLocalPart}@example.com`,
    `${'a'.repeat(254 - 1 - longDomain.length)}@${longDomain}`,
  ])('may be %s', (address) => {
    expect(isMailAddress(address)).toBe(true);
  });

  it.each([
    ['a second header line', 'alice@example.com\r\nBcc: mallory@example.com'],
    ['a bare line feed', 'alice@example.com\n'],
    ['a bare carriage return', 'alice@example.com\r'],
    ['a NUL', 'alice\0@example.com'],
    ['an escape character', 'alice\u001b@example.com'],
    ['a Unicode line separator', 'alice@example.com\u2028'],
    ['a list', 'alice@example.com,mallory@example.com'],
    ['a list of the Outlook kind', 'alice@example.com;mallory@example.com'],
    ['a name before it', 'Alice <alice@example.com>'],
    ['angle brackets', '<alice@example.com>'],
    ['a space', 'ali ce@example.com'],
    ['a space before it', ' alice@example.com'],
    ['a quoted local part', '"alice"@example.com'],
    ['a quoted at sign', '"alice@example.org,"@example.com'],
    ['a comment', 'alice(mallory@example.org)@example.com'],
    ['a group', 'friends:alice@example.com'],
    ['a backslash', 'alice\\@example.com'],
    ['two at signs', 'alice@example.org@example.com'],
    ['a source route', '@example.org:alice@example.com'],
    ['no at sign', 'alice.example.com'],
    ['no local part', '@example.com'],
    ['no domain', 'alice@'],
    ['nothing', ''],
    ['two dots', 'alice..b@example.com'],
    ['a dot first', '.alice@example.com'],
    ['a dot last', 'alice.@example.com'],
    ['an empty label', 'alice@example..com'],
    ['a dot after the domain', 'alice@example.com.'],
    ['a label that begins with a hyphen', 'alice@-example.com'],
    ['a label that ends with a hyphen', 'alice@example-.com'],
    ['a label of 64 characters', `alice@${'d'.repeat(64)}.com`],
    ['an underscore in the domain', 'alice@mail_host.example'],
    ['an IP address', 'alice@192.0.2.1'],
    ['an address literal', 'alice@[192.0.2.1]'],
    ['letters beyond ASCII', 'älice@example.com'],
    ['a domain beyond ASCII', 'alice@bücher.example'],
    ['a full-width at sign', 'alice＠example.com'],
    ['a local part of 65 characters', `${longLocalPart}a@example.com`],
    ['255 characters', `${'a'.repeat(255 - 1 - longDomain.length)}@${longDomain}`],
  ])('is refused with %s', (_, address) => {
    expect(isMailAddress(address)).toBe(false);
  });

  it.each(['a'.repeat(1_000_000), 'a.'.repeat(500_000), `a@${'a-'.repeat(500_000)}`])(
    'is checked immediately, however long the input',
    async (text) => {
      const check = () => expect(isMailAddress(text)).toBe(false);
      expect(await processorMs(check)).toBeLessThan(100);
    },
  );
});

describe('a Message-ID', () => {
  it.each([
    '<0b6c2f0e-5e0c-4b8e-9d83-6d8d9f2f3a11@umpin.example.com>',
    '<a.b+c@localhost>',
    '<reset@mail_host>',
  ])('may be %s', (messageId) => {
    expect(isMessageId(messageId)).toBe(true);
  });

  it.each([
    ['no angle brackets', 'a@example.com'],
    ['one angle bracket', '<a@example.com'],
    ['no at sign', '<a.example.com>'],
    ['two at signs', '<a@b@example.com>'],
    ['an inner bracket', '<a>b@example.com>'],
    ['a space', '<a b@example.com>'],
    ['a second header line', '<a@example.com>\r\nBcc: <mallory@example.com>'],
    ['a line feed inside', '<a@example\n.com>'],
    ['a line feed after it', '<a@example.com>\n'],
    ['nothing inside', '<>'],
    ['nothing', ''],
    ['over-length', `<${'a'.repeat(250)}@example.com>`],
  ])('is refused with %s', (_, messageId) => {
    expect(isMessageId(messageId)).toBe(false);
  });
});
