import { createHash, randomUUID } from 'node:crypto';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BounceTokens } from '../../src/notification/bounces/bounce-tokens.js';
import { TestService } from '../support/app.js';
import { runCommand } from '../support/command.js';
import { aReport } from '../support/delivery-report.js';
import { deliver } from '../support/mail-client.js';
import type { TestMailbox } from '../support/mailboxes.js';
import { freePorts } from '../support/ports.js';
import { testSettings } from '../support/settings.js';
import type { CaughtMail, Verdict } from '../support/smtp-sink.js';
import { expectReset, resetPin } from '../support/soap.js';

const bounceAddress = 'bounces@umpin.example.com';

describe('secrecy (P6, P7)', () => {
  let service: TestService;
  let owner: TestMailbox;
  let pin: string;
  let reportsPort: number;
  let begun: Date;
  const answers: string[] = [];
  /** The database while the mail is on its way, and after its delivery. */
  const dumps: Buffer[] = [];

  beforeAll(async () => {
    [reportsPort = 0] = await freePorts(1);
    const reports = { BOUNCE_ADDRESS: bounceAddress, BOUNCE_PORT: String(reportsPort) };
    // The database is read while the mail is on its way.
    const patience = { REPLY_DEADLINE_SECONDS: '60' };
    begun = new Date();
    service = await TestService.start({
      LOG_LEVEL: 'debug',
      METRICS: 'true',
      ...reports,
      ...patience,
    });
    // 24 digits: no chance find is mistaken for the PIN.
    const mailbox = await service.aMailbox({ policy: { minPinLength: 24 } });
    // Nobody else's: the write-ahead log holds what all tests store.
    owner = await service.changePassword(mailbox, `made up for this test: ${randomUUID()}`);
    service.smtp.atEnd = async (): Promise<Verdict> => {
      dumps.push(await everythingStored(service, begun));
      return 'accept';
    };
    const response = await resetPin(service.server, owner);
    service.smtp.wellAgain();
    expectReset(response);
    answers.push(response.text, JSON.stringify(response.headers));
    pin = service.smtp.to(owner.address)[0]?.pin ?? '';
    const [mail] = service.smtp.to(owner.address);
    if (mail) answers.push(...(await returned(service, mail, reportsPort)));
    dumps.push(await everythingStored(service, begun));

    // Where things go wrong, words are lost: each of these is logged and answered.
    service.smtp.atRecipient = () => ({ refuse: 550 });
    answers.push((await resetPin(service.server, owner)).text);
    service.smtp.wellAgain();
    await service.db.dataSource.query('ALTER TABLE pin_history RENAME TO pin_history_away');
    answers.push((await resetPin(service.server, owner)).text);
    await service.db.dataSource.query('ALTER TABLE pin_history_away RENAME TO pin_history');

    // Last, because a command silences the log of its process.
    if (mail) answers.push(...(await returnedToCommand(service, mail)));
    const settings = testSettings(service.db.url, service.smtp.url);
    for (const line of ['audit export', 'audit list --limit 10000']) {
      answers.push((await runCommand(line, settings)).output);
    }
  });
  afterAll(() => service.stop());

  it('searches for a PIN that was in fact made, mailed and stored', async () => {
    expect(pin).toMatch(/^[0-9]{24}$/);
    expect(await service.verifies(pin, owner)).toBe(true);
    expect(dumps).toHaveLength(2);
    expect(dumps[0]?.includes('outbox')).toBe(true);
  });

  it('finds the PIN nowhere in the database or its write-ahead log, in no encoding', () => {
    for (const dump of dumps)
      for (const form of formsOf(pin)) expect(dump.includes(form)).toBe(false);
  });

  it('finds the PIN in no log line and no answer, in no encoding', () => {
    const log = Buffer.from(service.logs.join('') + answers.join(''));
    expect(log.includes('mail delivered')).toBe(true);
    expect(log.includes('unforeseen error')).toBe(true);
    for (const form of formsOf(pin)) expect(log.includes(form)).toBe(false);
  });

  it('looks for it in what became of reports that quote it, in the log and the metrics as well', () => {
    const log = service.logs.join('');
    expect(log).toContain('"action":"delayed","status":"4.6.0","replyCode":451');
    expect(log).toContain('"action":"failed","status":"5.6.0","replyCode":554');
    expect(log.match(/delivery report dropped/g)).toHaveLength(2);
    const counts = answers.find((each) => each.includes('umpin_bounce_reports_total'));
    expect(counts).toMatch(/^umpin_bounce_reports_total\{outcome="not_a_report"\} 1$/m);
    expect(answers.filter((each) => each.startsWith('250 '))).toHaveLength(4);
    expect(answers).toContain('550 5.1.1 No mail is taken for this address');
    expect(answers.filter((each) => each.startsWith('The mail was dropped'))).toHaveLength(2);
  });

  it('looks for it in the audit of what has happened, as it is listed and exported', () => {
    const [exported = '', listed = ''] = answers.slice(-2);
    for (const event of ['reset-delivered', 'reset-cancelled', 'password-set']) {
      expect(exported).toContain(`"event":"${event}"`);
      expect(listed).toContain(`  ${event}  `);
    }
  });

  it('finds no password and no PHC string in database, log or answer', () => {
    const everything = Buffer.concat([
      ...dumps,
      Buffer.from(service.logs.join('') + answers.join('')),
    ]);
    for (const form of formsOf(owner.password)) expect(everything.includes(form)).toBe(false);
    expect(everything.includes('$argon2id$')).toBe(false);
  });

  it('tells a caller nothing but a request id about an unexpected error (P11)', () => {
    const unforeseen = answers.find((each) => each.includes('Request id'));
    expect(unforeseen).toContain('An internal server error occurred. Request id: ');
    expect(unforeseen).not.toMatch(/pin_history|relation|select/i);
  });
});

/**
 * Has a mail come back in every way that quotes all of it: in a report that nothing follows from, in one about
 * a mail that nobody knows, and in mails that are no reports.
 *
 * @returns what each of them was answered, and the metrics
 */
async function returned(service: TestService, mail: CaughtMail, port: number): Promise<string[]> {
  const { pin, raw, returnPath } = mail;
  const unknown = service.app.get(BounceTokens).returnPathOf(randomUUID()) ?? '';
  const noStatus = quoting(mail, 'failed', pin, 554);
  return [
    await deliver(port, returnPath, quoting(mail, 'delayed', '4.6.0', 451)),
    await deliver(port, unknown, quoting(mail, 'failed', '5.6.0', 554)),
    await deliver(port, returnPath, noStatus),
    await deliver(port, returnPath, raw),
    await deliver(port, `bounces+${pin}@umpin.example.com`, raw),
    (await request(service.server).get('/metrics').expect(200)).text,
  ];
}

async function returnedToCommand(service: TestService, mail: CaughtMail): Promise<string[]> {
  const unknown = service.app.get(BounceTokens).returnPathOf(randomUUID()) ?? '';
  const settings = testSettings(service.db.url, service.smtp.url);
  const env = { ...settings, BOUNCE_ADDRESS: bounceAddress };
  const mails = [quoting(mail, 'failed', '5.6.0', 554), mail.raw];
  const ends = mails.map((each) => runCommand(`bounce ${unknown}`, env, each));
  return (await Promise.all(ends)).flatMap(({ output, errors }) => [output, errors]);
}

/** A report that quotes a mail in every field and part. */
function quoting({ pin, raw }: CaughtMail, action: string, status: string, reply: number): string {
  const words = `${pin} ${raw.replaceAll(/\s+/g, ' ')}`;
  return aReport({
    to: `${pin}@umpin.example.com`,
    text: raw,
    fields: `Reporting-MTA: dns; ${pin}
Original-Envelope-Id: ${pin}

Final-Recipient: rfc822; ${pin}@example.com
Action: ${action} (${words})
Status: ${status} (${words})
Remote-MTA: dns; ${pin}
Diagnostic-Code: smtp; ${reply} ${words}
X-${pin}: ${words}`,
    returned: `message/rfc822\n\n${raw}`,
  });
}

/** A text as it would look in the usual encodings, and under fast hashes. */
function formsOf(text: string): (string | Buffer)[] {
  const utf16 = Buffer.from(text, 'utf16le');
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.from('x'.repeat(shift) + text)
      .toString('base64')
      .slice(shift + 2, -4),
  );
  const hashes = ['md5', 'sha1', 'sha256'].flatMap((name) => {
    const hash = createHash(name).update(text).digest();
    return [hash, hash.toString('hex'), hash.toString('base64')];
  });
  const hex = Buffer.from(text).toString('hex');
  return [text, utf16, utf16.swap16(), hex, hex.toUpperCase(), ...base64, ...hashes];
}

/** Every row as text, every file of the tables, and the write-ahead log of this test. */
async function everythingStored(service: TestService, begun: Date): Promise<Buffer> {
  const { dataSource } = service.db;
  const tables = await dataSource.query<{ name: string }[]>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
  );
  const parts: Buffer[] = [];
  await dataSource.query('CHECKPOINT');
  for (const { name } of tables) {
    const rows = await dataSource.query<{ row: string }[]>(`SELECT t::text AS row FROM ${name} t`);
    parts.push(Buffer.from([name, ...rows.map(({ row }) => row)].join('\n')));
    const [file] = await dataSource.query<{ bytes: Buffer | null }[]>(
      'SELECT pg_read_binary_file(pg_relation_filepath($1)) AS bytes',
      [name],
    );
    // A table with partitions has no file of its own.
    if (file?.bytes) parts.push(file.bytes);
  }
  // Of all tests together it is larger than one answer may be.
  const segments = await dataSource.query<{ name: string }[]>(
    'SELECT name FROM pg_ls_waldir() WHERE modification >= $1',
    [begun],
  );
  for (const { name } of segments) {
    const [log] = await dataSource.query<{ bytes: Buffer | null }[]>(
      `SELECT pg_read_binary_file('pg_wal/' || $1, 0, 16777216, true) AS bytes`,
      [name],
    );
    if (log?.bytes) parts.push(log.bytes);
  }
  return Buffer.concat(parts);
}
