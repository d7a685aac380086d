import { ApiKeysService } from '../../accounts/admin/api-keys.service.js';
import { keyRoles, type KeyRole } from '../../accounts/account.entity.js';
import { CommandError, exitCode } from '../shared/errors.js';
import { table, timeText } from '../shared/table.js';
import { print, printJson } from '../shared/terminal.js';
import { command, jsonOption } from './command.js';

export const apiKeyCommands = [
  command({
    name: 'api-key add',
    argument: 'LOGIN',
    summary: 'makes a key for a phone system or an administrator and shows it once',
    details:
      'The account needs the role. The key alone goes to standard output. An account may have\n' +
      'several, so that one can take the place of another before that is revoked. A key acts in\n' +
      'its own role alone, for mailboxes that are in the scopes of both, key and account.',
    options: {
      label: { type: 'string', value: 'TEXT', help: 'what the key is for, shown in the list' },
      role: { type: 'string', value: 'ROLE', help: `${keyRoles.join(', ')}; default phone` },
      scope: {
        type: 'string',
        value: 'SCOPE',
        help: 'policy:NAME, or address:PATTERN as in address:*@example.com',
      },
    },
    async run({ argument: login, options, services, terminal, by }) {
      const { label, scope } = options;
      const role = parseKeyRole(options.role ?? 'phone');
      const key = await services.get(ApiKeysService).add({ login, label, role, scope }, by);
      terminal.errors.write(
        `The key ${key.id} of ${login} is shown now and never again. It lets its holder ${powerOf[role]}.\n`,
      );
      print(terminal, key.reveal());
      return exitCode.done;
    },
  }),

  command({
    name: 'api-key list',
    summary: 'lists the keys by their ids',
    options: jsonOption,
    async run({ options: { json }, services, terminal }) {
      const keys = await services.get(ApiKeysService).list();
      const rows = keys.map(({ id, login, label, role, scope, createdAt, revokedAt }) => [
        id,
        login,
        label ?? '-',
        scope === null ? role : `${role} (${scope})`,
        timeText(createdAt),
        revokedAt ? `revoked since ${timeText(revokedAt)}` : 'valid',
      ]);
      if (json) printJson(terminal, keys);
      else print(terminal, table(['ID', 'LOGIN', 'LABEL', 'ROLE', 'CREATED', 'STATE'], rows));
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

/** What the holder of a key can do, after "It lets its holder". */
const powerOf: Record<KeyRole, string> = {
  phone: 'check and change PINs',
  admin: 'administer the service',
  helpdesk: 'reset PINs and unlock mailboxes',
  auditor: 'read everything but PINs',
};

function parseKeyRole(text: string): KeyRole {
  const role = keyRoles.find((each) => each === text);
  if (!role) throw new CommandError(`--role takes one of: ${keyRoles.join(', ')}.`);
  return role;
}
