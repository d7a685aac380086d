import { z } from 'zod';
import { ApiKeysService } from '../../accounts/admin/api-keys.service.js';
import { keyRoles, type KeyRole } from '../../accounts/account.entity.js';
import { apiKeySchema } from '../../transports/admin/accounts/accounts.contract.js';
import { CommandError } from '../shared/errors.js';
import { table, timeText } from '../shared/table.js';
import { command } from './command.js';
import { newApiKey, revokedApiKey } from './json-shapes.js';
import { parseSearch, searchOption } from './search-option.js';

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
      role: {
        type: 'string',
        value: 'ROLE',
        choices: keyRoles,
        help: `${keyRoles.join(', ')}; default phone`,
      },
      scope: {
        type: 'string',
        value: 'SCOPE',
        help: 'policy:NAME, or address:PATTERN as in address:*@example.com',
      },
    },
    json: newApiKey,
    needs: 'service',
    async run({ argument: login, options, services, terminal, by }) {
      const { label, scope } = options;
      const role = parseKeyRole(options.role ?? 'phone');
      const key = await services.get(ApiKeysService).add({ login, label, role, scope }, by);
      terminal.errors.write(
        `The key ${key.id} of ${login} is shown now and never again. It lets its holder ${powerOf[role]}.\n`,
      );
      return { json: { id: key.id, login, key: key.reveal() }, text: key.reveal() };
    },
  }),

  command({
    name: 'api-key list',
    summary: 'lists the keys by their ids',
    options: searchOption('this in the login or the label'),
    json: z.array(apiKeySchema),
    needs: 'service',
    async run({ options, services }) {
      const search = parseSearch(options.search);
      const keys = await services.get(ApiKeysService).list({ search });
      const rows = keys.map(({ id, login, label, role, scope, createdAt, revokedAt }) => [
        id,
        login,
        label ?? '-',
        scope === null ? role : `${role} (${scope})`,
        timeText(createdAt),
        revokedAt ? `revoked since ${timeText(revokedAt)}` : 'valid',
      ]);
      return {
        json: keys,
        text: table(['ID', 'LOGIN', 'LABEL', 'ROLE', 'CREATED', 'STATE'], rows),
      };
    },
  }),

  command({
    name: 'api-key revoke',
    argument: 'ID',
    summary: 'revokes a key immediately; nothing is deleted',
    options: {},
    json: revokedApiKey,
    needs: 'service',
    async run({ argument: id, services, by }) {
      const changed = await services.get(ApiKeysService).revoke(id, by);
      return { json: { id, changed }, text: `The key is revoked${changed ? '' : ' already'}.` };
    },
  }),
];

/** What the holder of a key can do, after "It lets its holder". */
const powerOf: Record<KeyRole, string> = {
  phone: 'check and change PINs',
  admin: 'administer the service',
  helpdesk: 'reset PINs and unlock mailboxes',
  auditor: 'read mailboxes, accounts, policies, and the audit',
};

function parseKeyRole(text: string): KeyRole {
  const role = keyRoles.find((each) => each === text);
  if (!role) throw new CommandError(`--role takes one of: ${keyRoles.join(', ')}.`);
  return role;
}
