import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReportedRingsRepository } from '../../src/key-rotation/reported-rings.repository.js';
import { runCommand } from '../support/command.js';
import { aDatabase, type TestDatabase } from '../support/database.js';
import { Mailboxes, type TestMailbox } from '../support/mailboxes.js';
import { testSettings } from '../support/settings.js';

const pin = '482915';

describe('umpin schema', () => {
  let db: TestDatabase;
  let owner: TestMailbox;

  beforeAll(async () => {
    db = await aDatabase();
    owner = await new Mailboxes(db.dataSource).aMailbox({ pin });
  });
  afterAll(() => db.drop());

  const run = (line: string, input = '') =>
    runCommand(line, testSettings(db.url, 'smtp://127.0.0.1:1'), input);
  const done = async () => {
    const rows = await db.dataSource.query<{ name: string }[]>(
      'SELECT name FROM schema_migrations ORDER BY timestamp',
    );
    return rows.map(({ name }) => Number(name.slice(-4)));
  };

  it('show lists the migrations of this release, all of which are done', async () => {
    const { code, output } = await run('schema show --json');
    const states = JSON.parse(output) as { number: number; name: string; done: boolean }[];
    expect(code).toBe(0);
    expect(states[0]).toEqual({ number: 1, name: 'Initial', done: true });
    expect(states.map(({ number }) => number)).toEqual(await done());
    expect(states.every((state) => state.done)).toBe(true);
    expect((await run('schema show')).output).toMatch(/^NUMBER +NAME\n1 +Initial\n2 +Callers\n/);
  });

  it('undo takes the schema back to an older release, and a later start keeps every PIN', async () => {
    const { code, output } = await run('schema undo --to 3');
    expect({ code, output }).toEqual({
      code: 0,
      output: expect.stringMatching(/^Undone: .*5 MailSubject, 4 AuditWords\.\n$/) as string,
    });
    expect(await done()).toEqual([1, 2, 3]);
    const checked = await run(`mailbox check-pin ${owner.address}`, `${pin}\n`);
    expect(checked).toMatchObject({ code: 0, output: 'valid\n' });
    expect((await done()).length).toBeGreaterThan(3);
  });

  it('undo is refused while an instance runs, unless forced', async () => {
    const rings = new ReportedRingsRepository(db.database);
    const instance = randomUUID();
    await rings.report({ instance, host: 'pins-1', keys: [] });
    const before = await done();
    const last = before.at(-2);
    const { code, output, errors } = await run(`schema undo --to ${last}`);
    expect({ code, output }).toEqual({ code: 1, output: '' });
    expect(errors).toContain('the instance on pins-1 runs: stop it first');
    expect(await done()).toEqual(before);
    expect(await run(`schema undo --to ${last} --force`)).toMatchObject({ code: 0 });
    expect(await done()).toEqual(before.slice(0, -1));

    await rings.stopped(instance);
    expect(await run(`schema undo --to ${last}`)).toMatchObject({ code: 0 });
    // Brings the schema up to date.
    await run('schema show');
  });

  it.each(['schema undo', 'schema undo --to 999', 'schema undo --to all'])(
    '%s changes nothing',
    async (line) => {
      const before = await done();
      const { code, errors } = await run(line);
      expect(code).toBe(2);
      expect(errors).toContain('--to takes the number of a migration');
      expect(await done()).toEqual(before);
    },
  );
});
