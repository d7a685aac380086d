import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProvisioningError } from '../../src/accounts/provisioning-error.js';
import { AuditLog } from '../../src/audit/audit-log.js';
import { MailboxImportService } from '../../src/credentials/admin/mailbox-import.service.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { Mailboxes } from '../support/mailboxes.js';

const by = { actor: 'importer' };

describe('an import that may change mailboxes', () => {
  let db: TestDatabase;
  let mailboxes: Mailboxes;
  let imports: MailboxImportService;
  beforeAll(async () => {
    db = await aDatabase();
    mailboxes = new Mailboxes(db.dataSource);
    imports = new MailboxImportService(db.database, new AuditLog(db.database));
  });
  afterAll(() => db.drop());

  const header = 'address,displayName,extensions,language,umEnabled,policy,phoneNumbers';
  const csv = (...lines: string[]) => [header, ...lines].join('\n');
  const someone = () => `user-${randomUUID().slice(0, 8)}@example.com`;
  const digits = () => String(parseInt(randomUUID().slice(0, 8), 16)).padStart(10, '1');
  const show = (address: string) => mailboxes.administration.mailboxes.show(address);
  const preview = (text: string, options = {}) =>
    imports.preview(text, { changeExisting: true, ...options });
  const carryOut = (text: string, options = {}) =>
    imports.importText(
      text,
      { dryRun: false, sendPins: false, changeExisting: true, ...options },
      by,
    );
  const refusal = async (attempt: Promise<unknown>) => {
    const error: unknown = await attempt.catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ProvisioningError);
    return error as ProvisioningError;
  };

  it('tells line by line what is new, what changes and what stays, and changes nothing', async () => {
    const same = await mailboxes.aMailbox({ displayName: 'Same', extensions: [digits()] });
    const other = await mailboxes.aMailbox({ displayName: 'Before', language: 'fr' });
    const fresh = someone();
    const { extensions } = await show(same.address);
    const text = csv(
      `${same.address},Same,${extensions.join(' ')},en,true,default,`,
      `${other.address.toUpperCase()},After,${digits()},,false,,`,
      `${fresh},New,,,,,`,
    );
    const { changes, problems } = await preview(text);
    expect(problems).toEqual([]);
    expect(changes).toEqual([
      { line: 2, address: same.address, kind: 'unchanged', fields: [] },
      {
        line: 3,
        address: other.address,
        kind: 'changed',
        fields: ['displayName', 'extensions', 'umEnabled'],
      },
      { line: 4, address: fresh, kind: 'added', fields: [] },
    ]);
    expect((await show(other.address)).displayName).toBe('Before');
    expect((await refusal(show(fresh))).because).toBe('missing');
  });

  it('does what the preview said, and an empty cell leaves what is there', async () => {
    const other = await mailboxes.aMailbox({ displayName: 'Kept', language: 'fr' });
    const [fresh, extension] = [someone(), digits()];
    const text = csv(`${other.address},,${extension},,,,`, `${fresh},New,,,,,`);
    const { version } = await preview(text);
    const report = await carryOut(text, { version, sendPins: true });
    expect(report).toEqual({ mailboxes: 1, changed: 1, firstPins: 1 });
    expect(await show(other.address)).toMatchObject({
      displayName: 'Kept',
      language: 'fr',
      extensions: [extension],
      pin: { firstWanted: false },
    });
    expect((await show(fresh)).pin.firstWanted).toBe(true);
    const events = await mailboxes.eventsOf(other);
    expect(events).toMatchObject([{ event: 'mailbox-set', detail: 'extensions' }]);
  });

  it('names the wrong rows with their lines, beside what the others would do', async () => {
    const fresh = someone();
    const { changes, problems } = await preview(csv(`${fresh},,,,,,`, 'nobody,,1,,,Nowhere,'));
    expect(changes).toEqual([{ line: 2, address: fresh, kind: 'added', fields: [] }]);
    expect(problems.map(({ line }) => line)).toEqual([3, 3, 3]);
    expect(problems.map(({ problem }) => problem)).toEqual([
      '"nobody" is not a mail address',
      'extension "1" must be 2 to 20 digits and nothing else',
      'there is no policy "Nowhere"',
    ]);
  });

  it('changes nothing if it is no longer what the preview said', async () => {
    const other = await mailboxes.aMailbox({ displayName: 'Before' });
    const fresh = someone();
    const text = csv(`${other.address},After,,,,,`, `${fresh},,,,,,`);
    const { version } = await preview(text);
    await mailboxes.administration.mailboxes.set(other.address, { displayName: 'After' }, by);
    expect((await refusal(carryOut(text, { version }))).because).toBe('changed');
    expect((await refusal(show(fresh))).because).toBe('missing');
  });

  it('overwrites no change that somebody has made since the preview', async () => {
    const other = await mailboxes.aMailbox({ displayName: 'Before' });
    const text = csv(`${other.address},After,,,,,`);
    const { version } = await preview(text);
    await mailboxes.administration.mailboxes.set(other.address, { displayName: 'Elsewhere' }, by);
    expect((await refusal(carryOut(text, { version }))).because).toBe('changed');
    expect((await show(other.address)).displayName).toBe('Elsewhere');
  });

  it('lets an extension move from one mailbox to another', async () => {
    const [one, two] = [digits(), digits()];
    const from = await mailboxes.aMailbox({ extensions: [one] });
    const to = await mailboxes.aMailbox({});
    const text = csv(`${to.address},,${one},,,,`, `${from.address},,${two},,,,`);
    expect((await preview(text)).problems).toEqual([]);
    await carryOut(text);
    expect((await show(to.address)).extensions).toEqual([one]);
    expect((await show(from.address)).extensions).toEqual([two]);
  });

  it('refuses an extension that another mailbox keeps, unless it was shared already', async () => {
    const shared = digits();
    const one = await mailboxes.aMailbox({ extensions: [shared] });
    const other = await mailboxes.aMailbox({});
    const text = csv(`${other.address},,${shared},,,,`);
    const { problems } = await preview(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.problem).toContain(one.address);
    await carryOut(text, { shareExtensions: true });
    const again = csv(`${other.address},Named,${shared},,,,`, `${one.address},Named,${shared},,,,`);
    expect((await preview(again)).problems).toEqual([]);
  });

  it('still takes an existing address for a problem unless it is asked to change mailboxes', async () => {
    const other = await mailboxes.aMailbox({});
    const { problems } = await preview(csv(`${other.address},,,,,,`), { changeExisting: false });
    expect(problems).toEqual([
      { line: 2, problem: `there is a mailbox "${other.address}" already` },
    ]);
  });
});
