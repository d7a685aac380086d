import { roles, scopeOf, type Role } from '../../accounts/account.entity.js';
import { AccountsService, type AccountView } from '../../accounts/admin/accounts.service.js';
import { CommandError, exitCode } from '../shared/errors.js';
import { readSecret } from '../shared/secret-prompt.js';
import { table, timeText } from '../shared/table.js';
import { print, printJson } from '../shared/terminal.js';
import { command, jsonOption } from './command.js';
import { shareExtension, sharingOptions } from './share-extension.js';

const passwordDetails =
  'The password is read from a prompt without an echo, or from the first line of standard input.\n' +
  'It has at least 8 characters.';

export const accountCommands = [
  command({
    name: 'account add',
    argument: 'LOGIN',
    summary: 'adds a caller of the service',
    details: passwordDetails,
    options: {
      mailbox: { type: 'string', value: 'ADDRESS', help: 'the mailbox that the caller owns' },
      external: {
        type: 'boolean',
        help: 'without a password: LDAP, tokens or a proxy authenticate the caller',
      },
      admin: { type: 'boolean', help: 'an administrator, with the role admin for everyone' },
    },
    async run({ argument: login, options, services, terminal, by }) {
      const { mailbox, external, admin } = options;
      const role = admin ? 'admin' : undefined;
      const password = external
        ? undefined
        : await readSecret(terminal, 'password', { repeat: true });
      await services.get(AccountsService).add({ login, password, mailbox, role }, by);
      print(terminal, `Added the account ${login}${role ? `, with the role ${role}` : ''}.`);
      return exitCode.done;
    },
  }),

  command({
    name: 'account list',
    summary: 'lists the callers of the service',
    options: jsonOption,
    async run({ options: { json }, services, terminal }) {
      const accounts = await services.get(AccountsService).list();
      const rows = accounts.map((account) => [
        account.login,
        account.mailbox ?? '-',
        account.external ? 'external' : 'local',
        rolesText(account),
        account.disabledAt ? `disabled since ${timeText(account.disabledAt)}` : 'enabled',
      ]);
      if (json) printJson(terminal, accounts);
      else print(terminal, table(['LOGIN', 'MAILBOX', 'PASSWORD', 'ROLES', 'STATE'], rows));
      return exitCode.done;
    },
  }),

  command({
    name: 'account disable',
    argument: 'LOGIN',
    summary: 'blocks a caller; the account is kept',
    options: {},
    async run({ argument: login, services, terminal, by }) {
      const changed = await services.get(AccountsService).disable(login, by);
      print(terminal, `The account ${login} is disabled${changed ? '' : ' already'}.`);
      return exitCode.done;
    },
  }),

  command({
    name: 'account enable',
    argument: 'LOGIN',
    summary: 'unblocks a disabled caller',
    options: { ...shareExtension },
    async run({ argument: login, options, services, terminal, by }) {
      const sharing = sharingOptions(options, terminal);
      const changed = await services.get(AccountsService).enable(login, by, sharing);
      print(terminal, `The account ${login} is enabled${changed ? '' : ' already'}.`);
      return exitCode.done;
    },
  }),

  command({
    name: 'account set-password',
    argument: 'LOGIN',
    summary: "replaces a caller's password",
    details: passwordDetails,
    options: {},
    async run({ argument: login, services, terminal, by }) {
      const password = await readSecret(terminal, 'password', { repeat: true });
      await services.get(AccountsService).setPassword(login, password, by);
      print(terminal, `Set the password of ${login}.`);
      return exitCode.done;
    },
  }),

  command({
    name: 'account grant',
    argument: 'LOGIN',
    summary: 'gives a caller a role: to act for others, to be a phone system, to administer',
    details:
      'ApplicationImpersonation: the caller may reset the PINs of others with an\n' +
      'ExchangeImpersonation header. phone: the caller may check PINs and change\n' +
      'them. In the admin API, admin: may do everything; helpdesk: may look at mailboxes,\n' +
      'reset and unlock them, but for those of administrators; auditor: may read everything.\n' +
      'Each role covers all mailboxes, or those in its --scope: then it has no right to what\n' +
      'belongs to no mailbox, such as accounts and policies.',
    options: {
      role: { type: 'string', value: 'ROLE', help: roles.join(', ') },
      scope: {
        type: 'string',
        value: 'SCOPE',
        help: 'policy:NAME, or address:PATTERN as in address:*@example.com',
      },
      ...shareExtension,
    },
    async run({ argument: login, options, services, terminal, by }) {
      const { role, scope } = options;
      const sharing = sharingOptions(options, terminal);
      await services.get(AccountsService).grant(login, parseRole(role), scope ?? null, by, sharing);
      print(terminal, `${login} has the role ${parseRole(role)} for ${scope ?? 'everyone'}.`);
      return exitCode.done;
    },
  }),

  command({
    name: 'account revoke',
    argument: 'LOGIN',
    summary: 'takes a role from a caller',
    options: { role: { type: 'string', value: 'ROLE', help: roles.join(', ') } },
    async run({ argument: login, options: { role }, services, terminal, by }) {
      const changed = await services.get(AccountsService).revoke(login, parseRole(role), by);
      const verb = changed ? 'no longer has' : 'does not have';
      print(terminal, `${login} ${verb} the role ${parseRole(role)}.`);
      return exitCode.done;
    },
  }),
];

function parseRole(text: string | undefined): Role {
  const role = roles.find((each) => each === text);
  if (!role) throw new CommandError(`--role takes one of: ${roles.join(', ')}.`);
  return role;
}

function rolesText(account: AccountView): string {
  const texts = account.roles.map((role) => {
    const scope = account[scopeOf[role]];
    return scope === null ? role : `${role} (${scope})`;
  });
  return texts.join(', ') || '-';
}
