import { DataSource } from 'typeorm';
import { z } from 'zod';
import { refuseIf } from '../../accounts/provisioning-error.js';
import { migrationStates, undoMigrations } from '../../database/migrate.js';
import { ReportedRingsRepository } from '../../key-rotation/reported-rings.repository.js';
import { CommandError } from '../shared/errors.js';
import { table } from '../shared/table.js';
import { command } from './command.js';
import { migration, undoneMigrations } from './json-shapes.js';

export const schemaCommands = [
  command({
    name: 'schema show',
    summary: 'lists the migrations of this release',
    details: 'Every start brings the schema up to date, this command included.',
    options: {},
    json: z.array(migration),
    async run({ services }) {
      const states = await migrationStates(services.get(DataSource, { strict: false }));
      const rows = states.map(({ number, name }) => [String(number), name]);
      return { json: states, text: table(['NUMBER', 'NAME'], rows) };
    },
  }),

  command({
    name: 'schema undo',
    summary: 'takes the schema back to that of an older release',
    details:
      'Stop all instances first, make a backup, and start the older release afterwards: a start of\n' +
      'this one brings the schema up to date again. What newer releases have added is lost.\n' +
      'Refused while an instance runs: its requests would fail. One that did not stop in order counts as\n' +
      'running for two minutes.',
    options: {
      to: { type: 'string', value: 'NUMBER', help: 'the last migration that stays' },
      force: { type: 'boolean', help: 'even if an instance runs' },
    },
    json: undoneMigrations,
    async run({ options, services }) {
      const dataSource = services.get(DataSource, { strict: false });
      const states = await migrationStates(dataSource);
      const last = Number(options.to);
      if (!states.some(({ number }) => number === last)) {
        throw new CommandError('--to takes the number of a migration: see umpin schema show.');
      }
      const undone = states.filter(({ number }) => number > last).reverse();
      if (undone.length > 0 && !options.force) {
        const instances = await services.get(ReportedRingsRepository).all();
        const running = instances.filter((instance) => instance.running);
        refuseIf(running.map(({ host }) => `the instance on ${host} runs: stop it first`));
      }
      await undoMigrations(dataSource, last);
      const names = undone.map(({ number, name }) => `${number} ${name}`).join(', ');
      return { json: { undone }, text: names === '' ? 'Nothing to undo.' : `Undone: ${names}.` };
    },
  }),
];
