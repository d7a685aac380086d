import { ApiKeysService } from '../../accounts/admin/api-keys.service.js';
import { exitCode } from '../shared/errors.js';
import { table, timeText } from '../shared/table.js';
import { print, printJson } from '../shared/terminal.js';
import { command, jsonOption } from './command.js';

export const apiKeyCommands = [
  command({
    name: 'api-key add',
    argument: 'LOGIN',
    summary: 'makes a key for a phone system and shows it once',
    details:
      'The account needs the role phone. The key alone goes to standard output. An account may\n' +
      'have several, so that one can take the place of another before that is revoked.',
    options: {
      label: { type: 'string', value: 'TEXT', help: 'what the key is for, shown in the list' },
    },
    async run({ argument: login, options: { label = '' }, services, terminal, by }) {
      const key = await services.get(ApiKeysService).add(login, label, by);
      terminal.errors.write(
        `The key ${key.id} of ${login} is shown now and never again. It lets its holder check and change PINs.\n`,
      );
      print(terminal, key.reveal());
      return exitCode.done;
    },
  }),

  command({
    name: 'api-key list',
    summary: 'lists the keys of phone systems by their ids',
    options: jsonOption,
    async run({ options: { json }, services, terminal }) {
      const keys = await services.get(ApiKeysService).list();
      const rows = keys.map(({ id, login, label, createdAt, revokedAt }) => [
        id,
        login,
        label ?? '-',
        timeText(createdAt),
        revokedAt ? `revoked since ${timeText(revokedAt)}` : 'valid',
      ]);
      if (json) printJson(terminal, keys);
      else print(terminal, table(['ID', 'LOGIN', 'LABEL', 'CREATED', 'STATE'], rows));
      return exitCode.done;
    },
  }),

  command({
    name: 'api-key revoke',
    argument: 'ID',
    summary: 'revokes a key immediately; nothing is deleted',
    options: {},
    async run({ argument: id, services, terminal, by }) {
      const changed = await services.get(ApiKeysService).revoke(id, by);
      print(terminal, `The key is revoked${changed ? '' : ' already'}.`);
      return exitCode.done;
    },
  }),
];
