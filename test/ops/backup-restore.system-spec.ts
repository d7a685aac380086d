import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../src/database/connect.js';
import { entities } from '../../src/database/entities.js';
import { InstalledPostgres, postgresBinaries } from '../support/installed-postgres.js';
import { runCommand } from '../support/command.js';
import { Mailboxes, type TestMailbox } from '../support/mailboxes.js';
import { testSettings } from '../support/settings.js';

const pin = '482915';
const file = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** A command of docs/operate/backup-restore.md, as it stands there below `<!-- run: NAME -->`. */
function documented(name: string): string {
  const page = readFileSync(file('docs/operate/backup-restore.md'), 'utf8');
  const [, command] =
    new RegExp(`<!-- run: ${name} -->\\s+\`\`\`sh.*\\n([^]*?)\`\`\``).exec(page) ?? [];
  if (command === undefined) throw new Error(`There is no command ${name} in the page.`);
  return command;
}

describe.skipIf(postgresBinaries === undefined)('a backup', () => {
  let postgres: InstalledPostgres;
  let dataSource: DataSource;
  let owner: TestMailbox;

  const open = (url: string) => connect({ url, poolSize: 2, connectPatienceMs: 0 }, entities);
  const checkPin = (url: string, settings: Record<string, string> = {}) =>
    runCommand(
      `mailbox check-pin ${owner.address}`,
      { ...testSettings(url, 'smtp://127.0.0.1:1'), ...settings },
      `${pin}\n`,
    );
  /** As libpq finds it in the units of deploy/systemd: a role that may only read. */
  const service = (database: string) => ({
    ...postgres.asSuperuser(database),
    PGUSER: 'umpin_backup',
  });
  /** The page is for root, who becomes the user `postgres`; here, that is the user already. */
  const asRoot = (command: string) =>
    `runuser() { [ "$1 $2 $3" = '-u postgres --' ]; shift 3; "$@"; }\n${command}`;

  beforeAll(async () => {
    postgres = await InstalledPostgres.start();
    postgres.shell(
      `createdb --owner=umpin umpin
      echo "CREATE ROLE umpin_backup LOGIN PASSWORD '$PGPASSWORD'; GRANT pg_read_all_data TO umpin_backup" | psql --quiet`,
      postgres.asSuperuser('postgres'),
    );
    dataSource = await open(postgres.urlOf('umpin'));
    owner = await new Mailboxes(dataSource).aMailbox({ pin });
  });
  afterAll(async () => {
    await dataSource.destroy();
    await postgres.stop();
  });

  it('of pg_dump, restored as documented, has the PINs that were valid', async () => {
    const folder = join(postgres.folder, 'backups');
    const script = readFileSync(file('deploy/systemd/umpin-backup'), 'utf8');
    const dump = postgres.shell(`mkdir backups\n${script}`, {
      ...service('umpin'),
      BACKUP_FOLDER: folder,
      BACKUP_KEEP_DAYS: '14',
    });
    expect(postgres.shell('stat -c %a "$DUMP"; ls backups | wc -l', { DUMP: dump })).toBe('600\n1');
    postgres.shell(asRoot(documented('restore')), {
      ...postgres.asSuperuser('postgres'),
      DUMP: dump,
    });
    const restored = postgres.urlOf('umpin_restored');
    // As a start of the service, whose role is no superuser.
    await (await open(restored)).destroy();
    expect(await checkPin(restored)).toMatchObject({ code: 0 });
  });

  it('needs the key ring, which is not in it', async () => {
    const other = `other:${Buffer.from('another made-up key, for tests..').toString('base64')}`;
    const { code, output } = await checkPin(postgres.urlOf('umpin'), { SEALING_KEYS: other });
    expect(code).not.toBe(0);
    expect(output).not.toContain('valid');
  });

  it.each(['TERM', 'HUP'])('that is ended by SIG%s leaves no part of a dump', async (signal) => {
    const runner = dataSource.createQueryRunner();
    await runner.startTransaction();
    // pg_dump waits for it.
    await runner.query('LOCK TABLE mailboxes IN ACCESS EXCLUSIVE MODE');
    try {
      const ended = `rm -rf ended; mkdir ended; printf %s "$SCRIPT" >backup
        setsid sh backup & pid=$!
        for _ in $(seq 300); do [ -e ended/*.part ] && break; sleep 0.1; done
        ls ended | wc -l
        kill -${signal} "-$pid"
        wait "$pid" || echo "$?"
        ls ended`;
      const printed = postgres.shell(ended, {
        ...service('umpin'),
        BACKUP_FOLDER: join(postgres.folder, 'ended'),
        SCRIPT: readFileSync(file('deploy/systemd/umpin-backup'), 'utf8'),
      });
      expect(printed).toBe('1\n143');
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  });

  it('removes dumps and parts of dumps that are too old, and keeps what is there if a new one fails', () => {
    const folder = join(postgres.folder, 'rotated');
    const script = readFileSync(file('deploy/systemd/umpin-backup'), 'utf8');
    const settings = { BACKUP_FOLDER: folder, BACKUP_KEEP_DAYS: '14' };
    const aged = `mkdir rotated
      touch -d '16 days ago' rotated/umpin-20200101T000000Z.dump rotated/umpin-20200102T000000Z.dump.part
      touch -d '2 days ago' rotated/umpin-20200115T000000Z.dump`;
    const failing = { ...service('no_such_database'), ...settings };
    expect(() => postgres.shell(`${aged}\n${script}`, failing)).toThrow('does not exist');
    expect(postgres.shell('ls rotated | wc -l')).toBe('3');
    postgres.shell(script, { ...service('umpin'), ...settings });
    expect(postgres.shell('ls rotated | wc -l; ls rotated/umpin-20200115T000000Z.dump')).toBe(
      '2\nrotated/umpin-20200115T000000Z.dump',
    );
  });

  it('of pg_basebackup, restored as documented, has the PINs that were valid', async () => {
    const copy = await InstalledPostgres.start((folder) => {
      postgres.shell(documented('base backup'), {
        ...postgres.asSuperuser('umpin'),
        BACKUP: `${folder}/backup`,
      });
      postgres.shell(documented('restore a base backup'), {
        BACKUP: `${folder}/backup`,
        DATA: `${folder}/data`,
      });
      return Promise.resolve();
    });
    try {
      expect(await checkPin(copy.urlOf('umpin'))).toMatchObject({ code: 0 });
    } finally {
      await copy.stop();
    }
  });
});
