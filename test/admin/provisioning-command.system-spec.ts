import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { TestService } from '../support/app.js';
import { done, misused, refused, runCommand } from '../support/command.js';
import { testSettings } from '../support/settings.js';
import { expectReset, resetPin } from '../support/soap.js';

let service: TestService;
let settings: Record<string, string>;

beforeAll(async () => {
  service = await TestService.start();
  settings = testSettings(service.db.url, service.smtp.url);
});
afterAll(() => service.stop());

const run = (line: string, input: string | Buffer = '', env = settings) =>
  runCommand(line, env, input);

/** Of tests that wait for the service's own pace. */
const patience = { timeout: 10_000, interval: 50 };

describe('umpin', () => {
  it('takes a deployed service from empty to a caller with a mailbox', async () => {
    const add =
      'mailbox add alice@example.com --extension 36697 --extension 12 --language de --send-pin';
    expect(await run(add)).toEqual(
      done('Added the mailbox alice@example.com. The running service will mail its first PIN.'),
    );
    expect(await run('account add alice --mailbox alice@example.com', 'demo-alice\n')).toEqual(
      done('Added the account alice.'),
    );
    expect(await run('account list')).toEqual(
      done(
        'LOGIN  MAILBOX            PASSWORD  ROLES  STATE\n' +
          'alice  alice@example.com  local     -      enabled',
      ),
    );
    const { output } = await run('account list --json');
    expect(JSON.parse(output)).toEqual([
      {
        id: expect.any(String) as string,
        login: 'alice',
        mailbox: 'alice@example.com',
        disabledAt: null,
        external: false,
        roles: [],
        impersonationScope: null,
        phoneScope: null,
        adminScope: null,
        helpdeskScope: null,
        auditorScope: null,
      },
    ]);
  });

  it('gives and takes the right to act for others', async () => {
    await run('account add george --external');
    const grant = 'account grant george --role ApplicationImpersonation';
    expect(await run(`${grant} --scope address:*@example.com`)).toEqual(
      done('george has the role ApplicationImpersonation for address:*@example.com.'),
    );
    expect((await run('account list')).output).toMatch(
      /^george +- +external +ApplicationImpersonation \(address:\*@example.com\) +enabled$/m,
    );
    const revoke = 'account revoke george --role ApplicationImpersonation';
    expect(await run(revoke)).toEqual(
      done('george no longer has the role ApplicationImpersonation.'),
    );
    expect(await run(revoke)).toEqual(
      done('george does not have the role ApplicationImpersonation.'),
    );
    expect(await run('account grant george --role king')).toEqual(
      misused('--role takes one of: ApplicationImpersonation, phone, admin, helpdesk, auditor.'),
    );
  });

  it('makes the first administrator, with a password that is asked for', async () => {
    expect(await run('account add root --admin', 'made up for a test\n')).toEqual(
      done('Added the account root, with the role admin.'),
    );
    expect((await run('account list')).output).toMatch(/^root +- +local +admin +enabled$/m);
    const { id } = await service.administration.accounts.show('root');
    const events = await service.db.dataSource.query<{ event: string; detail: string }[]>(
      'SELECT event, detail FROM audit_events WHERE starts_with(detail, $1) ORDER BY event',
      [id],
    );
    expect(events).toEqual([
      { event: 'account-added', detail: id },
      { event: 'role-granted', detail: `${id}: admin for everyone` },
    ]);
    expect(await run('account add nobody --admin', '\n')).toMatchObject({ code: 2 });
    expect((await run('account list')).output).not.toContain('nobody');
  });

  it('makes an account a phone system, and names the scope of each of its roles', async () => {
    await run('account add pbx --external');
    expect(await run('account grant pbx --role phone --scope policy:default')).toEqual(
      done('pbx has the role phone for policy:default.'),
    );
    await run('account grant pbx --role ApplicationImpersonation');
    expect((await run('account list')).output).toMatch(
      /^pbx +- +external +phone \(policy:default\), ApplicationImpersonation +enabled$/m,
    );
    expect(await run('account revoke pbx --role phone')).toEqual(
      done('pbx no longer has the role phone.'),
    );
  });

  it('shows mailboxes to people and to programs', async () => {
    await run('mailbox add bob@example.com --no-um');
    const list = await run('mailbox list');
    expect(list.output).toMatch(/^ADDRESS +NAME +EXTENSIONS +LANGUAGE +UM +POLICY +PIN\n/);
    expect(list.output).toMatch(/^bob@example.com +- +- +en +no +Default +none$/m);
    expect((await run('mailbox show bob@example.com')).output).toMatch(/^UM enabled +no$/m);
    const { output } = await run('mailbox list --json');
    expect(JSON.parse(output)).toContainEqual(
      JSON.parse((await run('mailbox show bob@example.com --json')).output),
    );
  });

  it('changes a mailbox, and says what changed', async () => {
    await run('policy set Branch --min-pin-length 8');
    await run('mailbox add gina@example.com --extension 36700 --phone-number 4930555010');
    const set = 'mailbox set gina@example.com';
    expect(await run(`${set} --policy branch --extension 22 --extension 23 --um True`)).toEqual(
      done('The mailbox gina@example.com was changed: policy, extensions.'),
    );
    expect(await run(`${set} --policy Branch`)).toEqual(
      done('The mailbox gina@example.com is as it was.'),
    );
    expect(await run(`${set} --phone-number= --name Gina --language de --um false`)).toEqual(
      done(
        'The mailbox gina@example.com was changed: displayName, phoneNumbers, language, umEnabled.',
      ),
    );
    expect(JSON.parse((await run('mailbox show gina@example.com --json')).output)).toMatchObject({
      displayName: 'Gina',
      extensions: ['22', '23'],
      phoneNumbers: [],
      language: 'de',
      umEnabled: false,
      policy: 'Branch',
    });
    expect(await run(`${set} --oof-status true --play-on-phone-dial-string *98 --um true`)).toEqual(
      done(
        'The mailbox gina@example.com was changed: umEnabled, oofStatus, playOnPhoneDialString.',
      ),
    );
    const { output: shown } = await run('mailbox show gina@example.com');
    expect(shown).toMatch(/^Out of office +yes$/m);
    expect(shown).toMatch(/^Told of missed calls +yes$/m);
    expect(shown).toMatch(/^Played at +\*98$/m);
    expect(shown).toMatch(/^Folder read out +-$/m);
    expect(await run(`${set} --oof-status maybe`)).toEqual(
      misused('--oof-status takes true or false.'),
    );
    expect(await run(set)).toEqual(
      misused('Nothing to change was given; --help shows what can be.'),
    );
    expect(await run(`${set} --um yes`)).toEqual(misused('--um takes true or false.'));
    expect(await run(`${set} --extension +49`)).toEqual(
      refused('umpin: extension "+49" must be 2 to 20 digits and nothing else'),
    );
  });

  it('shows the state of a PIN as Get-UMMailboxPIN does, and unlocks it', async () => {
    const { mailboxId, address } = await service.aMailbox();
    await service.db.dataSource.query(
      `WITH recorded AS (INSERT INTO audit_events (event, actor, mailbox_id)
         VALUES ('mailbox-set', 'administrator of a test', $1))
       INSERT INTO pin_credentials (mailbox_id, sealed_hash, temporary, set_at, verified_at,
         verified_by, failed_tries, locked_at, mail_fate, mail_status, mail_fate_at)
       VALUES ($1, 'made up for a test', false, '2026-01-02T03:04:05Z', '2026-01-03T00:00:00Z',
         'pbx', 15, '2026-01-04T00:00:00Z', 'bounced', '5.1.1', '2026-01-05T00:00:00Z')`,
      [mailboxId],
    );
    const { output } = await run(`mailbox show ${address}`);
    for (const line of [
      /^PIN +set, expired, locked$/m,
      /^PIN expired +yes$/m,
      /^Locked out +yes$/m,
      /^First-time user +no$/m,
      /^PIN set at +2026-01-02T03:04:05Z$/m,
      /^PIN expires at +2026-03-03T03:04:05Z$/m,
      /^Last verified +2026-01-03T00:00:00Z by pbx$/m,
      /^Pending delivery +no$/m,
      /^Mail +bounced 5\.1\.1 at 2026-01-05T00:00:00Z$/m,
      /^Wrong attempts +15$/m,
      /^Locked at +2026-01-04T00:00:00Z$/m,
    ]) {
      expect(output).toMatch(line);
    }
    const json = await run(`mailbox show ${address} --json`);
    expect(JSON.parse(json.output)).toMatchObject({
      pin: { failedAttempts: 15, verifiedBy: 'pbx', pending: false },
      umMailboxPin: { UserID: address, PinExpired: true, LockedOut: true, FirstTimeUser: false },
    });
    expect(output + json.output).not.toContain('made up for a test');

    expect(await run(`mailbox unlock ${address}`)).toEqual(
      done(`The mailbox ${address} is unlocked; 15 wrong attempts are forgotten.`),
    );
    expect(await run(`mailbox unlock ${address}`)).toEqual(
      done(`The mailbox ${address} was not locked.`),
    );
    expect(await run('mailbox unlock nobody@example.com')).toEqual(
      refused('umpin: there is no mailbox "nobody@example.com"'),
    );
  });

  it('has a PIN replaced that others know, and shows that until it is', async () => {
    const owner = await service.aMailbox();
    const expire = `mailbox expire-pin ${owner.address}`;
    const compromised = `${expire} --reason compromised`;
    expect(await run(compromised)).toEqual(
      refused(`umpin: the mailbox "${owner.address}" has no PIN, or no UM`),
    );
    await service.setPin(owner, '482915');
    expect(await run(expire)).toEqual(misused('--reason takes compromised.'));
    expect(await run(`${expire} --reason lost`)).toEqual(misused('--reason takes compromised.'));
    expect((await run(`mailbox show ${owner.address}`)).output).toMatch(/^PIN +set$/m);
    expect(await run(compromised)).toEqual(
      done(`The running service will mail ${owner.address} another PIN.`),
    );
    await expect.poll(() => service.smtp.to(owner.address)).toHaveLength(1);
    const delivered = () => service.verifies(service.smtp.to(owner.address)[0]?.pin, owner);
    await expect.poll(delivered).toBe(true);
    const { output } = await run(`mailbox show ${owner.address}`);
    expect(output).toMatch(/^PIN +temporary$/m);
    expect(output).toMatch(/^Mail +accepted at \d{4}-\d\d-\d\dT[\d:]{8}Z$/m);
  });

  it('disables and enables accounts and replaces their password', async () => {
    await run('account add carol', 'demo-carol\n');
    expect(await run('account disable carol')).toEqual(done('The account carol is disabled.'));
    expect(await run('account disable carol')).toEqual(
      done('The account carol is disabled already.'),
    );
    expect((await run('account list')).output).toMatch(
      /^carol +- +local +- +disabled since \d{4}-\d\d-\d\dT[\d:]{8}Z$/m,
    );
    expect(await run('account enable carol')).toEqual(done('The account carol is enabled.'));
    expect(await run('account set-password carol', 'another one')).toEqual(
      done('Set the password of carol.'),
    );
  });

  it('has the running service mail a first PIN, and the owner reset it', async () => {
    const [address, login, password] = ['frank@example.com', 'frank', 'demo-frank'];
    await run(`mailbox add ${address} --send-pin`);
    await run(`account add ${login} --mailbox ${address}`, password);
    const isValid = async (pin = '') => (await run(`mailbox check-pin ${address}`, pin)).code;

    await vi.waitFor(() => {
      expect(service.smtp.to(address)).toHaveLength(1);
    }, patience);
    const first = service.smtp.to(address)[0]?.pin;
    await vi.waitFor(async () => {
      expect(await isValid(first)).toBe(0);
    }, patience);

    expectReset(await resetPin(service.server, { login, password }));
    expect(await isValid(service.smtp.to(address)[1]?.pin)).toBe(0);
    expect(await isValid(first)).toBe(1);
  });

  it('says by its exit code whether a PIN is the valid one', async () => {
    const { address } = await service.aMailbox();
    const check = (pin: string) => run(`mailbox check-pin ${address}`, pin);
    expect(await check('048213\n')).toEqual({ code: 1, output: 'not valid\n', errors: '' });
    expect(await check('12ab\n')).toEqual(misused('A PIN holds digits only.'));
    expect(await check('')).toEqual(misused('No PIN was given on standard input.'));
    expect(await run('mailbox check-pin nobody@example.com', '048213')).toEqual(
      refused('umpin: there is no mailbox "nobody@example.com"'),
    );
  });

  it('says why a right PIN is not accepted', async () => {
    const { address, mailboxId, login, password } = await service.aMailbox();
    expectReset(await resetPin(service.server, { login, password }));
    const pin = service.smtp.to(address)[0]?.pin ?? '';
    const check = () => run(`mailbox check-pin ${address}`, pin);
    const set = (sql: string) =>
      service.db.dataSource.query(`UPDATE pin_credentials SET ${sql} WHERE mailbox_id = $1`, [
        mailboxId,
      ]);
    const no = (output: string) => ({ code: 1, output: `${output}\n`, errors: '' });

    expect(await check()).toEqual(done('valid'));
    await set('locked_at = now()');
    expect(await check()).toEqual(no('locked'));
    await run(`mailbox unlock ${address}`);
    expect(await check()).toEqual(done('valid'));
    await set(`set_at = set_at - interval '73 hours'`);
    expect(await check()).toEqual(no('expired'));
    await set('temporary = false');
    expect(await check()).toEqual(done('valid'));
    await run(`mailbox set ${address} --um false`);
    expect(await check()).toEqual(no('not valid'));
  });

  it('imports from standard input', async () => {
    const file =
      'address;displayName;extensions;language;umEnabled;policy\r\ndora@example.com;Döra;15;de;TRUE;\r\n';
    expect(await run('mailbox import - --dry-run --send-pin', `\ufeff${file}`)).toEqual(
      done(
        'Nothing was added; without --dry-run, this adds 1 mailbox; 1 of them get their first PIN by mail.',
      ),
    );
    expect(await run('mailbox import -', file)).toEqual(done('Added 1 mailbox.'));
    expect(await run('mailbox import -', file)).toEqual(
      refused('umpin: line 2: there is a mailbox "dora@example.com" already'),
    );
  });

  it('imports what Get-UMMailbox has written, and Get-UMMailboxPIN', async () => {
    const mailboxes =
      '#TYPE Selected.Microsoft.Exchange.Data.Directory.Management.UMMailbox\r\n' +
      '"DisplayName","PrimarySmtpAddress","UMMailboxPolicy","Extensions"\r\n' +
      '"Erna","erna@example.com","Default","36711;17"\r\n';
    const folder = mkdtempSync(join(tmpdir(), 'umpin-pins-'));
    onTestFinished(() => {
      rmSync(folder, { recursive: true });
    });
    const pins = join(folder, 'pins.csv');
    writeFileSync(pins, '"UserID","LockedOut"\r\n"erna@example.com","True"\r\n');
    const line = `mailbox import - --exchange --pins ${pins}`;
    expect(await run(`${line} --dry-run`, mailboxes)).toEqual(
      done('Nothing was added; without --dry-run, this adds 1 mailbox.'),
    );
    expect(await run(line, mailboxes)).toEqual(done('Added 1 mailbox.'));
    expect(JSON.parse((await run('mailbox show erna@example.com --json')).output)).toMatchObject({
      displayName: 'Erna',
      extensions: ['36711', '17'],
      umMailboxPin: { LockedOut: true },
    });
    expect(await run(line, mailboxes)).toEqual(
      refused('umpin: mailbox 1: there is a mailbox "erna@example.com" already'),
    );
    expect(await run(`mailbox import - --pins ${pins}`, mailboxes)).toEqual(
      misused('--pins goes with --exchange.'),
    );
  });

  it('says why a file cannot be imported', async () => {
    const { code, errors } = await run('mailbox import /no/such/file');
    expect(code).toBe(2);
    expect(errors).toMatch(/^The file cannot be read: ENOENT/);
  });

  it("sets policies and shows them under Exchange's names", async () => {
    const set = await run('policy set Sales --min-pin-length 8 --pin-lifetime unlimited');
    expect(set).toEqual(
      done(
        'The policy Sales was created.\n' +
          'It allows 99,999,984 PINs of 8 digits. Chance to guess one: before the lock ' +
          '1 in 6,666,665, within a year 1 in 19,569.',
      ),
    );
    const changed = await run('policy set sales --max-logon-attempts 9 --refuse date,keypad-line');
    expect(changed.output).toMatch(/^The policy Sales was changed\.\nIt allows [\d,]+ PINs of 8 /);
    expect(await run('policy set sales --max-logon-attempts 5')).toEqual(
      refused('umpin: LogonFailuresBeforePINReset must be below MaxLogonAttempts'),
    );
    const again = await run('policy set sales --refuse keypad-line,date --reset-unlocks false');
    expect(again.output).toMatch(/^The policy Sales is as it was\.\n/);

    const policies = JSON.parse((await run('policy list --json')).output) as { Name: string }[];
    expect(policies.find(({ Name }) => Name === 'Sales')).toEqual({
      Name: 'Sales',
      MinPINLength: 8,
      PINLifetime: 'Unlimited',
      PINHistoryCount: 5,
      AllowCommonPatterns: false,
      LogonFailuresBeforePINReset: 5,
      MaxLogonAttempts: 9,
      ResetPINText: null,
      UMEnabledText: null,
      RefusedPatterns: ['keypad-line', 'date'],
      TemporaryPINLifetimeHours: 72,
      ExpiryReminderDays: 5,
      ResetUnlocks: false,
      ResetPINSubject: null,
      OnBounce: 'return',
      AllowedPINs: expect.stringMatching(/^99[0-9]{6}$/) as string,
      GuessChanceBeforeLock: expect.closeTo(9e-8, 9) as number,
      GuessChancePerYear: expect.closeTo(2.9e-5, 6) as number,
    });
    const { output } = await run('policy list');
    expect(output).toMatch(/^Name +Sales\nMinPINLength +8$/m);
    expect(output).toMatch(/^RefusedPatterns +keypad-line, date$/m);
    expect(output).toMatch(/^GuessChanceBeforeLock +1 in 11,[\d,]+$/m);
  });

  it('begins with a preset, and sets single settings over it', async () => {
    await run(
      'policy set Unity --preset cisco-unity --max-logon-attempts 4 --expiry-reminder never',
    );
    const policies = JSON.parse((await run('policy list --json')).output) as { Name: string }[];
    expect(policies.find(({ Name }) => Name === 'Unity')).toMatchObject({
      PINLifetime: 180,
      LogonFailuresBeforePINReset: 'Unlimited',
      MaxLogonAttempts: 4,
      ExpiryReminderDays: 'Never',
      ResetUnlocks: true,
    });
  });

  it('refuses a policy whose PINs are guessed too easily, with the number', async () => {
    const set = 'policy set Weak --min-pin-length 4 --max-logon-attempts 999';
    const patient = '--logon-failures-before-pin-reset unlimited';
    expect(await run(`${set} ${patient}`)).toEqual(
      refused(
        'umpin: the chance to guess a PIN before the lock would be 0.100; ' +
          'MAX_GUESS_CHANCE_BEFORE_LOCK allows 0.01',
      ),
    );
    const strict = { ...settings, MAX_GUESS_CHANCE_PER_YEAR: '0.001' };
    const { errors } = await run('policy set Weak --min-pin-length 6', '', strict);
    expect(errors).toMatch(
      /^umpin: the chance to guess a PIN within a year would be 0\.00510; MAX_GUESS_CHANCE_PER_YEAR allows 0\.001\n$/,
    );
    const lax = { ...settings, MAX_GUESS_CHANCE_BEFORE_LOCK: '1' };
    expect(await run(`${set} ${patient}`, '', lax)).toMatchObject({ code: 0 });
  });

  it('refuses what is on the blocklist only if there is one', async () => {
    const problem = 'blocklist needs a list of PINs: set PIN_BLOCKLIST_FILE';
    expect(await run('policy set Listed --refuse blocklist')).toEqual(refused(`umpin: ${problem}`));
    const folder = mkdtempSync(join(tmpdir(), 'umpin-blocklist-'));
    try {
      const PIN_BLOCKLIST_FILE = join(folder, 'pins');
      writeFileSync(PIN_BLOCKLIST_FILE, '482130 # made up for a test\n48213\n');
      const listed = { ...settings, PIN_BLOCKLIST_FILE };
      const { output } = await run('policy set Listed --refuse blocklist', '', listed);
      expect(output).toMatch(/^It allows 999,979 PINs of 6 digits\./m);
      writeFileSync(PIN_BLOCKLIST_FILE, '482130\n48213x\n');
      expect((await run('policy list', '', listed)).errors).toMatch(
        /PIN_BLOCKLIST_FILE names a file that is wrong in line 2: not a PIN of 4 to 24 digits\n$/,
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('imports the policies of Exchange, all or none', async () => {
    const exchange = [
      { Name: 'Berlin', MinPINLength: 8, PINLifetime: '90.00:00:00', UMDialPlan: 'Berlin' },
      { Name: 'Paris', LogonFailuresBeforePINReset: 'Unlimited', MaxLogonAttempts: '10' },
    ];
    const broken = [...exchange, { Name: 'Rome', MinPINLength: 3 }];
    expect(await run('policy import -', JSON.stringify(broken))).toEqual(
      refused('umpin: policy "Rome": MinPINLength must be a whole number from 4 to 24'),
    );
    expect((await run('policy list')).output).not.toMatch(/Berlin|Paris|Rome/);

    const { output } = await run('policy import -', `\ufeff${JSON.stringify(exchange)}`);
    expect(output).toMatch(
      /^The policy Berlin was created\.\n.+\nThe policy Paris was created\.\n/,
    );
    const listed = (await run('policy list --json')).output;
    expect(JSON.parse(listed)).toContainEqual(
      expect.objectContaining({ Name: 'Berlin', MinPINLength: 8, PINLifetime: 90 }),
    );
    const again = await run('policy import -', listed);
    expect(again.output.match(/ is as it was\./g)).toHaveLength(
      (JSON.parse(listed) as unknown[]).length,
    );
  });

  it('tells which settings are missing', async () => {
    const incomplete = { ...settings, DATABASE_URL: '', SMTP_URL: '', NODE_ENV: 'production' };
    const { code, errors } = await run('account list', '', incomplete);
    expect(code).toBe(2);
    expect(errors).toMatch(/DATABASE_URL is missing\n +SMTP_URL is missing/);
  });

  it('says by its exit code that the database does not answer', async () => {
    await service.db.away();
    try {
      expect(await run('account list')).toMatchObject({ code: 3, output: '' });
    } finally {
      await service.db.back();
    }
  });

  it('never repeats a password, wherever it was put', async () => {
    const secret = 'S3cret-passphrase';
    const runs = [
      await run(`account add erin ${secret}`),
      await run(`account add erin --password=${secret}`),
      await run(`account add erin --password ${secret}`),
      await run('account add erin', `${secret}\n`),
      await run('account add erin', `${secret}\n`),
      await run('account set-password erin', `${secret}\0\n`),
      await run('account list --json'),
    ];
    expect(runs.map(({ code }) => code)).toEqual([2, 2, 2, 0, 1, 2, 0]);
    expect(JSON.stringify(runs)).not.toContain(secret);
  });
});
