import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { aFailure, aReport, type ReportParts } from '../../../test/support/delivery-report.js';
import { readReport } from './report-parser.js';

const read = (text: string) => readReport(Buffer.from(text, 'latin1'));
const readParts = (parts: ReportParts) => read(aReport(parts));
const noSuchMailbox = { action: 'failed', status: '5.1.1', replyCode: 550 };
const recipient = (action: string, status: string, more = '') =>
  readParts({ fields: `Reporting-MTA: dns; a\n\nAction: ${action}\nStatus: ${status}${more}` });

describe('a delivery report', () => {
  it('says what became of the mail, by which status and reply code', async () => {
    expect(await readParts({})).toEqual(noSuchMailbox);
  });

  it.each([
    ['failed', '5.2.2'],
    ['failed', '4.4.1'],
    ['delayed', '4.4.1'],
    ['relayed', '2.1.9'],
    ['expanded', '2.0.0'],
    ['delivered', '2.1.5'],
  ])('has the action %s with the status %s', async (action, status) => {
    expect(await recipient(action, status)).toEqual({ action, status });
  });

  it.each<[string, ReportParts]>([
    [
      'its type and action in upper case',
      { type: 'MULTIPART/REPORT; REPORT-TYPE="Delivery-Status"' },
    ],
    ['a comment in its type', { type: 'multipart/report (x); (y) report-type=delivery-status' }],
    ['an internationalized address', { fieldsType: 'message/global-delivery-status' }],
    [
      'its fields in base64',
      { fieldsEncoding: 'base64', fields: Buffer.from(aFailure).toString('base64') },
    ],
    [
      'its fields in quoted-printable',
      { fieldsEncoding: 'quoted-printable', fields: aFailure.replaceAll('smtp;', 'smtp;=\n') },
    ],
    ['no fields of the message', { fields: aFailure }],
    ['no blank line before the recipient', { fields: `Reporting-MTA: dns; a\n${aFailure}` }],
    ['fields in other case', { fields: aFailure.replace('Action: failed', 'ACTION:FAILED') }],
    [
      'folded fields and comments',
      {
        fields: `Action:\n failed (for good)\nStatus: 5.1.1\n (unknown)\nDiagnostic-Code: SMTP;\n\t550 no`,
      },
    ],
    [
      'blanks on the line between its groups',
      { fields: `Reporting-MTA: dns; a\n \t\n${aFailure}` },
    ],
    ['no part with what is returned', { returned: 'text/plain' }],
  ])('may have %s', async (_, parts) => {
    expect(await readParts(parts)).toEqual(noSuchMailbox);
  });

  it('may have bare line feeds', async () => {
    expect(await read(aReport().replaceAll('\r', ''))).toEqual(noSuchMailbox);
  });

  it('counts by its worst recipient', async () => {
    const groups = ['delivered 2.0.0', 'failed 5.7.1', 'delayed 4.0.0', 'failed 5.1.1'];
    const fields = groups.map((each) => each.replace(/(\w+) (.+)/, 'Action: $1\nStatus: $2'));
    expect(await readParts({ fields: fields.join('\n\n') })).toEqual({
      action: 'failed',
      status: '5.7.1',
    });
  });

  it('is about whom it came to, whoever its recipients are said to be', async () => {
    const fields = aFailure.replace('alice@example.com', 'mallory@example.net');
    expect(await readParts({ fields })).toEqual(noSuchMailbox);
  });

  it.each([
    ['smtp; 550 5.1.1 no', 550],
    ['smtp;450', 450],
    ['X-Postfix; 550 no', undefined],
    ['smtp; no 550', undefined],
    ['smtp; 5501', undefined],
    ['smtp; 999 no', undefined],
    ['550', undefined],
  ])('has the reply code of %j: %j', async (diagnostic, replyCode) => {
    const found = await recipient('failed', '5.2.0', `\nDiagnostic-Code: ${diagnostic}`);
    expect(found).toEqual({ action: 'failed', status: '5.2.0', ...(replyCode && { replyCode }) });
  });

  it.each([
    ['5.0.0', 'smtp; 550 5.1.1 no such user', '5.1.1'],
    ['5.0.0', 'smtp; 550-5.1.1 no such user', '5.1.1'],
    ['4.0.0', 'smtp; 451 4.3.0', '4.3.0'],
    ['5.0.0', 'smtp; 550 no such user 5.1.1', '5.0.0'],
    ['5.0.0', 'smtp; 450 4.2.1 busy', '5.0.0'],
    ['5.0.0', 'smtp; 550 5.1.1.1 no such user', '5.0.0'],
    ['5.0.0', 'X-Exim; 550 5.1.1 no such user', '5.0.0'],
    ['5.7.1', 'smtp; 550 5.1.1 no such user', '5.7.1'],
  ])('has a status %s that the reply %j makes exact: %s', async (status, reply, exact) => {
    expect(await recipient('failed', status, `\nDiagnostic-Code: ${reply}`)).toMatchObject({
      status: exact,
    });
  });

  it('keeps no text of the server, which may quote a PIN (P6)', async () => {
    const pin = '482130482130';
    const said = `\nDiagnostic-Code: smtp; 554 ${pin}\n ${pin}\nRemote-MTA: dns; ${pin}\nX: ${pin}`;
    const found = await recipient(`failed (${pin})`, `5.6.0 (${pin})`, said);
    expect(found).toEqual({ action: 'failed', status: '5.6.0', replyCode: 554 });
  });
});

describe('a report of a real mail server', () => {
  const folder = new URL('../../../test/fixtures/bounces/', import.meta.url);
  /** By server and occasion; what a server says of all occasions stands under its name alone. */
  const expected: Record<string, unknown> = {
    'postfix-delayed': { action: 'delayed', status: '4.3.0', replyCode: 451 },
    'postfix-failed-5.1.1': noSuchMailbox,
    'postfix-failed-5.2.2': { action: 'failed', status: '5.2.2', replyCode: 552 },
    'postfix-failed-5.7.1': { action: 'failed', status: '5.7.1', replyCode: 550 },
    'postfix-failed-full': noSuchMailbox,
    'postfix-failed-host-unknown': { action: 'failed', status: '5.4.4' },
    'postfix-failed-too-large': { action: 'failed', status: '5.3.4' },
    'postfix-failed-without-dsn': noSuchMailbox,
    'postfix-relayed': { action: 'relayed', status: '2.0.0', replyCode: 250 },
    'postfix-relayed-lmtp': { action: 'relayed', status: '2.0.0', replyCode: 250 },
    'exim-delayed': { action: 'delayed', status: '4.3.0', replyCode: 451 },
    'exim-failed-5.1.1': noSuchMailbox,
    'exim-failed-5.2.2': { action: 'failed', status: '5.2.2', replyCode: 552 },
    'exim-failed-5.7.1': { action: 'failed', status: '5.7.1', replyCode: 550 },
    'exim-failed-full': noSuchMailbox,
    'exim-failed-host-unknown': { action: 'failed', status: '5.0.0' },
    'exim-failed-too-large': { action: 'failed', status: '5.0.0', replyCode: 552 },
    'exim-failed-without-dsn': noSuchMailbox,
    'exim-relayed': { action: 'delivered', status: '2.0.0', replyCode: 250 },
    'exim-relayed-lmtp': { action: 'delivered', status: '2.0.0', replyCode: 250 },
    'sendmail-delayed': { action: 'delayed', status: '4.3.0', replyCode: 451 },
    'sendmail-failed-5.1.1': noSuchMailbox,
    'sendmail-failed-5.2.2': { action: 'failed', status: '5.2.2', replyCode: 552 },
    'sendmail-failed-5.7.1': { action: 'failed', status: '5.1.1', replyCode: 550 },
    'sendmail-failed-full': noSuchMailbox,
    'sendmail-failed-host-unknown': { action: 'failed', status: '5.1.2', replyCode: 550 },
    'sendmail-failed-too-large': { action: 'failed', status: '5.3.4', replyCode: 552 },
    'sendmail-failed-without-dsn': noSuchMailbox,
    'sendmail-relayed': { action: 'relayed', status: '2.0.0', replyCode: 250 },
    'sendmail-relayed-lmtp': { action: 'relayed', status: '2.0.0', replyCode: 250 },
    // OpenSMTPD 6.8 sends multipart/mixed.
    opensmtpd: 'not-a-report',
  };
  const names = readdirSync(folder).filter((name) => name.endsWith('.eml'));

  it.each(names)('is read as it is meant: %s', async (name) => {
    const occasion = name.slice(0, -'.eml'.length);
    const [server = ''] = name.split('-', 1);
    const reading = await readReport(readFileSync(new URL(name, folder)));
    expect(reading).toEqual(expected[occasion] ?? expected[server]);
    expect(reading).toBeDefined();
  });

  it('is there for each of four servers', () => {
    const servers = new Set(names.map((name) => name.split('-', 1)[0]));
    expect(servers).toEqual(new Set(['postfix', 'exim', 'opensmtpd', 'sendmail']));
  });
});

describe('a report without a usable status', () => {
  it.each([
    ['no status', 'Action: failed'],
    ['an empty status', 'Action: failed\nStatus:'],
    ['a status in words', 'Action: failed\nStatus: user unknown'],
    ['an SMTP reply code', 'Action: failed\nStatus: 550'],
    ['a status of another class', 'Action: failed\nStatus: 3.1.1'],
    ['a status with further digits', 'Action: failed\nStatus: 5.1.1.1'],
    ['a status with too many digits', 'Action: failed\nStatus: 5.1.1000'],
    ['a failure with the status of a success', 'Action: failed\nStatus: 2.0.0'],
    ['no action', 'Status: 5.1.1'],
    ['an unknown action', 'Action: vanished\nStatus: 5.1.1'],
    ['an action that begins like one', 'Action: failedness\nStatus: 5.1.1'],
    ['status and action of two recipients', 'Action: failed\n\nStatus: 5.1.1'],
    ['its fields in UTF-16', Buffer.from(aFailure, 'utf16le').toString('latin1')],
    ['noise', '\u0000\u00ff'.repeat(1_000)],
    ['no field', ''],
  ])('has %s', async (_, fields) => {
    expect(await readParts({ fields })).toBe('no-status');
  });
});

describe('no report', () => {
  const outOfOffice = `From: alice@example.com
Subject: Out of office
Auto-Submitted: auto-replied
Content-Type: text/plain

I am back on Monday. You wrote:
> ${aFailure.replaceAll('\n', '\n> ')}

${aFailure}
`;
  const nested = (type: string) =>
    `Content-Type: multipart/mixed; boundary=outer\n\n--outer\n` +
    aReport().replace(/^[^]*?Content-Type: [^;]+; [^;]+/, `Content-Type: ${type}`) +
    '\n--outer--\n';

  it.each([
    ['is an empty mail', ''],
    ['is an out-of-office reply', outOfOffice],
    ['is a header alone', 'Content-Type: multipart/report; report-type=delivery-status'],
    [
      'is a report of something else',
      aReport({ type: 'multipart/report; report-type=disposition-notification' }),
    ],
    ['names no type of report', aReport({ type: 'multipart/report' })],
    [
      'is another multipart with the same parts',
      aReport({ type: 'multipart/mixed; report-type=delivery-status' }),
    ],
    ['has no part with the status', aReport({ fieldsType: 'text/plain' })],
    ['has its boundary nowhere', aReport().replaceAll('--made-up-boundary', '--another')],
    ['has the report inside another mail', nested('multipart/report; report-type=delivery-status')],
    [
      'has the status in what it returns only',
      aReport({
        fieldsType: 'text/plain',
        returned: `message/rfc822\n\n${aReport().replaceAll('made-up', 'inner')}`,
      }),
    ],
    [
      'has the status one level too deep',
      aReport({
        fieldsType: 'multipart/mixed; boundary=inner',
        fields: `--inner\nContent-Type: message/delivery-status\n\n${aFailure}\n--inner--`,
      }),
    ],
  ])('%s', async (_, mail) => {
    expect(await read(mail)).toBe('not-a-report');
  });

  const levels = (count: number) =>
    Array.from(
      { length: count },
      (_, level) => `\n--b${level}\nContent-Type: multipart/mixed; boundary=b${level + 1}\n\n`,
    ).join('');
  const deepMail = (count: number, end: string) =>
    `Content-Type: multipart/report; report-type=delivery-status; boundary=b0\n\n` +
    levels(count) +
    end;
  const statusPart = `--b0\nContent-Type: message/delivery-status\n\n${aFailure}\n--b0--\n`;

  it('is one with levels that no report has', async () => {
    expect(await read(deepMail(10, statusPart))).toEqual(noSuchMailbox);
    expect(await read(deepMail(1_000, statusPart))).toBe('not-a-report');
  });

  it.each([
    ['parts', aReport({ text: '--made-up-boundary\n\n'.repeat(1_000) })],
    ['header', `X: ${'x'.repeat(100_000)}\n${aReport()}`],
    ['header fields', 'X: y\n'.repeat(10_000) + aReport()],
    [
      'a header of a part',
      aReport({ fieldsType: `message/delivery-status; x=${'x'.repeat(70_000)}` }),
    ],
    ['status', aReport({ fields: `X: ${'x'.repeat(100_000)}\n\n${aFailure}` })],
  ])('is one with more %s than a report has', async (_, mail) => {
    expect(await read(mail)).toBe('not-a-report');
  });

  it.each([
    ['lines that begin like boundaries', deepMail(20, '--b\n'.repeat(1_000_000 / 4))],
    ['line breaks', deepMail(20, '\n'.repeat(1_000_000))],
    ['carriage returns', deepMail(20, '\r'.repeat(1_000_000))],
    ['a single line', deepMail(20, '-'.repeat(1_000_000))],
    ['blanks in its type', `Content-Type:${' '.repeat(60_000)}${'('.repeat(5_000)}\n\n`],
    ['blanks in its status', aReport({ fields: `Action:${' '.repeat(60_000)}x`, text: '' })],
  ])('is a megabyte of noise: %s', async (_, mail) => {
    expect(typeof (await read(mail))).toBe('string');
  });
});
