import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { misused, refused, runCommand } from '../support/command.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { testSettings } from '../support/settings.js';

describe('text that arrives damaged', () => {
  let db: TestDatabase;
  beforeAll(async () => {
    db = await aDatabase();
  });
  afterAll(() => db.drop());

  const run = (line: string, input: string | Buffer = '') =>
    runCommand(line, testSettings(db.url, 'smtp://127.0.0.1:1'), input);
  const everything = async () => [
    await run('policy list --json'),
    await run('mailbox list --json'),
    await run('account list --json'),
  ];
  const howToSave =
    'save the file as UTF-8 (PowerShell: -Encoding utf8; Excel: CSV UTF-8; an editor: Save as)';

  it('is refused and never stored: files in Windows-1252', async () => {
    const before = await everything();
    // As Set-Content of Windows PowerShell 5.1 writes it.
    const policies =
      '[{"Name":"Café","MinPINLength":6,\r\n"ResetPINText":"Ihre neue PIN für die Mailbox"}]';
    expect(await run('policy import -', Buffer.from(policies, 'latin1'))).toEqual(
      refused(
        `umpin: line 1: holds bytes that are not UTF-8 text: ${howToSave}\n` +
          `umpin: line 2: holds bytes that are not UTF-8 text: ${howToSave}`,
      ),
    );
    const mailboxes =
      'address;displayName;extensions;language;umEnabled;policy\r\n' +
      'anna@example.com;Anna;2001;de;;\r\nmueller@example.com;Müller;2002;de;;\r\n';
    expect(await run('mailbox import -', Buffer.from(mailboxes, 'latin1'))).toEqual(
      refused(`umpin: line 3: holds bytes that are not UTF-8 text: ${howToSave}`),
    );
    expect(await everything()).toEqual(before);
  });

  it('is refused and never stored: a password from standard input', async () => {
    const before = await everything();
    expect(await run('account add anna', Buffer.from('Schlüssel-für-Tests\n', 'latin1'))).toEqual(
      misused('Standard input is not UTF-8 text: write it as UTF-8, without NUL.'),
    );
    expect(await everything()).toEqual(before);
  });

  it('is refused and never stored: an argument', async () => {
    const before = await everything();
    const main = new URL('../../dist/src/cli/admin/main.js', import.meta.url).pathname;
    const script = `exec "$1" "$2" policy set "$(printf 'Caf\\351')"`;
    const command = promisify(execFile)('sh', ['-c', script, 'sh', process.execPath, main], {
      env: { NODE_ENV: 'production', ...testSettings(db.url, 'smtp://127.0.0.1:1') },
    });
    await expect(command).rejects.toMatchObject({
      code: 2,
      stdout: '',
      stderr: 'Argument 3 is not UTF-8 text: set the terminal, or save the script, to UTF-8.\n',
    });
    expect(await everything()).toEqual(before);
  });

  it('is read if it is not damaged: UTF-16 with its mark, in both byte orders', async () => {
    const policies = (Name: string) => Buffer.from(`\ufeff${JSON.stringify({ Name })}`, 'utf16le');
    expect(await run('policy import -', policies('Café'))).toMatchObject({ code: 0 });
    expect(await run('policy import -', policies('Bäckerei').swap16())).toMatchObject({ code: 0 });
    const { output } = await run('policy list');
    expect(output).toMatch(/^Name +Bäckerei$/m);
    expect(output).toMatch(/^Name +Café$/m);
  });
});
