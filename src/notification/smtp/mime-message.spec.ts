import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import DataStream from 'nodemailer/lib/smtp-connection/data-stream.js';
import { describe, expect, it } from 'vitest';
import { RandomContexts } from '../../../test/support/random-contexts.js';
import { languages } from '../../common/language.js';
import { Pin } from '../../pin-policy/pin.js';
import type { ResetReason } from '../mails/languages/mail-texts.js';
import { mailboxLockedMail } from '../mails/mailbox-locked.mail.js';
import { newPinMail } from '../mails/new-pin.mail.js';
import { pinExpiryMail } from '../mails/pin-expiry.mail.js';
import type { Mail } from '../mail.js';
import { mimeMessage, smtpData, type MimeMessage, type Sender } from './mime-message.js';

const sender: Sender = { from: 'voicemail@example.com', fromName: 'Voice mail' };
const date = new Date('2026-03-09T13:05:07.891Z');

function aMail(over: Partial<Mail> = {}): Mail {
  return {
    to: 'alice@example.com',
    subject: 'Your new voice-mail PIN',
    text: 'Your PIN is\n\n048213\n',
    html: '<p>Your PIN is <b>048213</b></p>',
    messageId: '<0b7e3a52-7f0e-4f8e-9f43-1d3c1a1d8d55@voice.example.com>',
    date: date.toISOString(),
    ...over,
  };
}

const namesOfSenders = [
  'Voice mail',
  'Telefon-Zentrale (nicht antworten)',
  'Example, Inc. "Voice"',
  'Sprachnachrichten für „Zürich“',
  'Голосовая почта',
  '留守番電話サービス'.repeat(7),
  'a'.repeat(64),
];

const hostileNames = [
  'Voice\r\nBcc: mallory@example.com',
  'Voice\nBcc: mallory@example.com\n\nforged',
  'Voice\rBcc: mallory@example.com',
  'Voice" <mallory@example.com>, "x',
  'mallory@example.com>, <x',
  '=?utf-8?Q?Voice=0D=0ABcc:_mallory@example.com?=',
];

/** What nodemailer's own composer and connection make of a mail. */
async function byNodemailer(mail: Mail, by = sender): Promise<MimeMessage> {
  const { from, fromName = '', replyTo } = by;
  const recipient = { name: '', address: mail.to };
  const sent = await createTransport({ streamTransport: true, buffer: true }).sendMail({
    from: { name: fromName, address: from },
    ...(replyTo !== undefined && { replyTo: { name: '', address: replyTo } }),
    to: recipient,
    envelope: { from, to: recipient },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    date: new Date(mail.date),
    baseBoundary: createHash('sha256').update(mail.messageId).digest('hex').slice(0, 32),
    headers: { 'Auto-Submitted': 'auto-generated' },
  });
  return { envelope: sent.envelope, data: await dataByNodemailer(sent.message as Buffer) };
}

function dataByNodemailer(message: Buffer): Promise<Buffer> {
  const stream = new DataStream();
  stream.end(message);
  return buffer(stream);
}

async function expectAsByNodemailer(mail: Mail, by = sender): Promise<void> {
  const [ours, theirs] = [mimeMessage(mail, by), await byNodemailer(mail, by)];
  expect(ours.data.toString('latin1')).toBe(theirs.data.toString('latin1'));
  expect(ours.envelope).toEqual({ from: theirs.envelope.from, to: theirs.envelope.to });
}

describe('the message of a mail is, byte for byte, that of nodemailer (P4)', () => {
  const occasions: ResetReason[] = ['asked', 'askedByAdministrator', 'first', 'tooManyAttempts'];

  it.each([...languages, 'de-AT'])('with every text in the language %s', async (language) => {
    const facts = {
      to: 'alice@example.com',
      displayName: 'Zoë O’Hara "Ali" <x>',
      language,
      extension: '36697',
      accessNumber: '+43 1 5555 100',
      timeZone: 'Europe/Vienna',
      messageId: '<a@example.com>',
    };
    const texts = ['', '.\n..\n.dot', '<p>Simple <b>HTML</b></p>', 'Позвоните нам.\n'.repeat(200)];
    for (const occasion of occasions) {
      for (const policyText of texts) {
        const pin = new Pin('048213');
        await expectAsByNodemailer(
          newPinMail({ ...facts, pin, issuedAt: date, occasion, policyText, stillLocked: true }),
        );
      }
    }
    await expectAsByNodemailer(
      mailboxLockedMail({ ...facts, at: date, wrongPins: 5, resetUnlocks: true }),
    );
    await expectAsByNodemailer(pinExpiryMail({ ...facts, at: date, expiresAt: date }));
  });

  const label = 'a'.repeat(63);

  it.each([
    'alice@mailhost',
    "o'hara+voice=mail/{x}@Sub.EXAMPLE.com",
    `${'l'.repeat(64)}@${label}.${label}.example.com`,
    'alice@xn--exmple-cua.com',
    'jürgen@exämple.com',
    'alice@exämple.com',
    '"alice b"@example.com',
    'alice b@example.com',
    'alice',
    'alice@[192.0.2.1]',
    '@example.com',
    'alice@example.com\r\nBcc: mallory@example.com',
    '<alice@example.com>\r\nRCPT TO:<mallory@example.com>',
    'alice@example.com, mallory@example.com',
    'friends: mallory@example.com;',
  ])('to, from, and answered to %j', async (address) => {
    await expectAsByNodemailer(aMail({ to: address }));
    await expectAsByNodemailer(aMail(), { ...sender, from: address });
    await expectAsByNodemailer(aMail(), { ...sender, replyTo: address });
  });

  it.each(['', ...namesOfSenders, ...hostileNames])('from one whose name is %j', (fromName) =>
    expectAsByNodemailer(aMail(), { ...sender, fromName }),
  );

  it.each([
    `<${'i'.repeat(64)}@voice.subsidiary.department.of-a-very-long-name.example.com>`,
    '<a@example.com>\r\nBcc: mallory@example.com',
    'a@example.com',
  ])('with the Message-ID %j', (messageId) => expectAsByNodemailer(aMail({ messageId })));

  it.each([
    'word '.repeat(40),
    'w'.repeat(200),
    'Ihre neue Voicemail-PIN für „Zoë“ '.repeat(4),
    '新しいボイスメールの暗証番号'.repeat(5),
    'PIN\r\nBcc: mallory@example.com\r\n\r\nforged',
    'a\tb\u0007c',
    '=?UTF-8?Q?x?=',
  ])('with the subject %j', (subject) => expectAsByNodemailer(aMail({ subject })));

  it.each([
    ['short lines of ASCII', 'a\nb\n'],
    ['a long line', `${'a '.repeat(100)}\n`],
    ['a long word', 'a'.repeat(1_000)],
    ['as many other letters as Latin ones', 'aäbö'],
    ['letters that are not Latin', 'Ваш новый PIN\n'.repeat(30)],
    ['line breaks of every kind', 'a\r\nb\rc\n\nd\r\r\ne\n\rf'],
    ['dots', '.\n..\r\n.a\r.\n\n.'],
    ['blanks at the ends of lines', 'a  \nb\t\r\n   \n'],
    ['half a surrogate pair, and NUL', `a\uD800b\u0000${'é'.repeat(80)}🙂`],
    ['what looks like a boundary', '------_NmP-\n--\n'],
  ])('with %s', async (_, content) => {
    await expectAsByNodemailer(aMail({ text: content, html: content }));
  });

  it('with texts by chance', async () => {
    const seed = 20_261_129;
    const random = new RandomContexts(seed);
    const pieces = [
      ...['.', '..', '\n', '\r\n', '\r', ' ', '\t', '=', '-', '--', '?', '_', '"', '<', '&', ','],
      ...[
        'a',
        'word',
        'Straße',
        'ä',
        'ñ',
        'Ж',
        '日本',
        '🙂',
        '\uD83D',
        '\u0000',
        '\u00AD',
        '\u2028',
      ],
    ];
    const some = (most: number) =>
      Array.from({ length: random.number(1, most) }, () => {
        const piece = pieces[random.number(0, pieces.length - 1)] ?? '';
        return piece.repeat(random.number(0, 9) === 0 ? random.number(1, 90) : 1);
      }).join('');
    for (let mail = 0; mail < 400; mail += 1) {
      // The last line of a mail is never blank; nodemailer wraps the line before blanks at the end otherwise.
      const [subject, text, html] = [`s${some(30)}`, `${some(120)}\n`, `${some(120)}</html>`];
      await expectAsByNodemailer(aMail({ subject, text, html }));
    }
  });
});

const fields = [
  'Auto-Submitted',
  'From',
  'To',
  'Reply-To',
  'Subject',
  'Message-ID',
  'Date',
  'MIME-Version',
  'Content-Type',
];

describe('the header of a mail', () => {
  const parsed = (by: Sender, over: Partial<Mail> = {}) =>
    simpleParser(mimeMessage(aMail(over), by).data);
  const fieldsOf = (by: Sender, over: Partial<Mail> = {}) => {
    const [header = ''] = mimeMessage(aMail(over), by).data.toString().split('\r\n\r\n');
    return header.split(/\r\n(?![ \t])/).map((line) => line.split(':')[0]);
  };
  const answered = { ...sender, replyTo: 'helpdesk@example.com' };

  it('has these fields alone: nothing to unsubscribe from, and nothing that tracks or advertises', () => {
    expect(fieldsOf(answered)).toEqual(fields);
    expect(fieldsOf(sender)).toEqual(fields.filter((field) => field !== 'Reply-To'));
  });

  it('says that a program sent it, so that no absent owner answers (RFC 3834)', () => {
    expect(mimeMessage(aMail(), answered).data.toString()).toMatch(
      /^Auto-Submitted: auto-generated\r\n/,
    );
  });

  it.each(namesOfSenders)('names the sender as it was set: %j', async (fromName) => {
    const { from } = await parsed({ ...sender, fromName });
    expect(from?.value).toEqual([{ name: fromName, address: sender.from }]);
  });

  it('has the address alone if the sender has no name', () => {
    const message = mimeMessage(aMail(), { from: sender.from }).data.toString();
    expect(message).toContain('\r\nFrom: voicemail@example.com\r\n');
  });

  it('is ASCII, whatever the name (RFC 2047)', () => {
    for (const fromName of namesOfSenders) {
      const [header = ''] = mimeMessage(aMail(), { ...sender, fromName })
        .data.toString()
        .split('\r\n\r\n');
      expect(header).toMatch(/^[\x20-\x7e\r\n]+$/);
      for (const line of header.split('\r\n')) expect(line.length).toBeLessThan(79);
    }
  });

  it.each(hostileNames)('gains no field and no address by the name %j', async (fromName) => {
    const by = { ...answered, fromName };
    expect(fieldsOf(by)).toEqual(fields);
    const { from, to, cc, bcc } = await parsed(by);
    expect(from?.value.map(({ address }) => address)).toEqual([sender.from]);
    expect({ to: [to].flat()[0]?.text, cc, bcc }).toEqual({
      to: 'alice@example.com',
      cc: undefined,
      bcc: undefined,
    });
  });

  it.each([
    'helpdesk@example.com\r\nBcc: mallory@example.com',
    'helpdesk@example.com, mallory@example.com',
  ])('gains no field by the Reply-To %j', (replyTo) => {
    expect(fieldsOf({ ...sender, replyTo })).toEqual(fields);
  });
});

describe('the data of SMTP', () => {
  it.each([
    'a\r\n.\r\nb\r\n',
    '.\r.\r.',
    'a\n.\nMAIL FROM:<mallory@example.com>\n',
    'a\r\n.\n\r.\r\r\n..\n\n',
    'no end',
    'a\r',
  ])('of %j are those of nodemailer: it ends nowhere but at its end', async (message) => {
    const data = smtpData(message);
    expect(data.toString()).toBe((await dataByNodemailer(Buffer.from(message))).toString());
    expect(`\r\n${data.toString()}`.indexOf('\r\n.\r\n')).toBe(data.length - 3);
  });
});
