import { z } from 'zod';
import { roles, scopeOf, type Role } from '../../accounts/account.entity.js';
import { AccountsService, type AccountView } from '../../accounts/admin/accounts.service.js';
import { CommandError } from '../shared/errors.js';
import { readSecret } from '../shared/secret-prompt.js';
import { definitionList, table, timeText } from '../shared/table.js';
import { command } from './command.js';
import { account, changedAccount, grantedRole, revokedRole } from './json-shapes.js';
import { parseSearch, searchOption } from './search-option.js';
import { shareExtension, sharingOptions } from './share-extension.js';

const passwordDetails =
  'The password is read from a prompt without an echo, or from the first line of standard input.\n' +
  'It has at least 8 characters.';

const roleOption = {
  type: 'string',
  value: 'ROLE',
  choices: roles,
  help: roles.join(', '),
} as const;

/** The option of all commands that can take an administrator's right. */
const evenTheLast = {
  force: { type: 'boolean', help: 'even if it is the last administrator' },
} as const;

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
    json: changedAccount,
    needs: 'service',
    async run({ argument: login, options, services, terminal, by }) {
      const { mailbox, external, admin } = options;
      const role = admin ? 'admin' : undefined;
      const password = external
        ? undefined
        : await readSecret(terminal, 'password', { repeat: true });
      await services.get(AccountsService).add({ login, password, mailbox, role }, by);
      const text = `Added the account ${login}${role ? `, with the role ${role}` : ''}.`;
      return { json: { login, changed: true }, text };
    },
  }),

  command({
    name: 'account list',
    summary: 'lists the callers of the service',
    options: searchOption('this in the login'),
    json: z.array(account),
    needs: 'service',
    async run({ options, services }) {
      const search = parseSearch(options.search);
      const accounts = await services.get(AccountsService).list({ search });
      const rows = accounts.map((each) => [
        each.login,
        each.mailbox ?? '-',
        passwordText(each),
        rolesText(each),
        stateText(each),
      ]);
      const headers = ['LOGIN', 'MAILBOX', 'PASSWORD', 'ROLES', 'STATE'];
      return { json: accounts, text: table(headers, rows) };
    },
  }),

  command({
    name: 'account show',
    argument: 'LOGIN',
    summary: 'shows a caller, never the password',
    options: {},
    json: account,
    needs: 'service',
    async run({ argument: login, services }) {
      const found = await services.get(AccountsService).show(login);
      const text = definitionList([
        ['Login', found.login],
        ['Id', found.id],
        ['Mailbox', found.mailbox ?? '-'],
        ['Password', passwordText(found)],
        ['Roles', rolesText(found)],
        ['State', stateText(found)],
      ]);
      return { json: found, text };
    },
  }),

  command({
    name: 'account disable',
    argument: 'LOGIN',
    summary: 'blocks a caller; the account is kept',
    options: evenTheLast,
    json: changedAccount,
    needs: 'service',
    async run({ argument: login, options: { force }, services, by }) {
      const accounts = services.get(AccountsService);
      const changed = await accounts.disable(login, by, { evenTheLast: force });
      const text = `The account ${login} is disabled${changed ? '' : ' already'}.`;
      return { json: { login, changed }, text };
    },
  }),

  command({
    name: 'account enable',
    argument: 'LOGIN',
    summary: 'unblocks a disabled caller',
    options: { ...shareExtension },
    json: changedAccount,
    needs: 'service',
    async run({ argument: login, options, services, terminal, by }) {
      const sharing = sharingOptions(options, terminal);
      const changed = await services.get(AccountsService).enable(login, by, sharing);
      const text = `The account ${login} is enabled${changed ? '' : ' already'}.`;
      return { json: { login, changed }, text };
    },
  }),

  command({
    name: 'account remove',
    argument: 'LOGIN',
    summary: 'deletes a caller with its API keys; its mailbox stays',
    options: evenTheLast,
    json: changedAccount,
    needs: 'service',
    async run({ argument: login, options: { force }, services, by }) {
      await services.get(AccountsService).remove(login, by, { evenTheLast: force });
      return { json: { login, changed: true }, text: `Removed the account ${login}.` };
    },
  }),

  command({
    name: 'account set',
    argument: 'LOGIN',
    summary: 'gives a caller another mailbox, or none',
    details: 'The owner of the mailbox may reset its PIN. A mailbox may have several accounts.',
    options: {
      mailbox: { type: 'string', value: 'ADDRESS', help: 'the mailbox; an empty text is none' },
    },
    json: changedAccount,
    needs: 'service',
    async run({ argument: login, options: { mailbox }, services, by }) {
      if (mailbox === undefined) {
        throw new CommandError('Nothing to change was given; --help shows what can be.');
      }
      const address = mailbox === '' ? null : mailbox;
      const changed = await services.get(AccountsService).setMailbox(login, address, by);
      const has = address === null ? 'no mailbox' : `the mailbox ${address}`;
      return { json: { login, changed }, text: `${login} has ${has}${changed ? '' : ' already'}.` };
    },
  }),

  command({
    name: 'account set-password',
    argument: 'LOGIN',
    summary: "replaces a caller's password",
    details: passwordDetails,
    options: {},
    json: changedAccount,
    needs: 'service',
    async run({ argument: login, services, terminal, by }) {
      const password = await readSecret(terminal, 'password', { repeat: true });
      await services.get(AccountsService).setPassword(login, password, by);
      return { json: { login, changed: true }, text: `Set the password of ${login}.` };
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
      'reset and unlock them, but for those of administrators; auditor: may read everything\n' +
      'except campaigns, sealing keys, and the export of what is stored about an owner.\n' +
      'Each role covers all mailboxes, or those in its --scope: then it has no right to what\n' +
      'belongs to no mailbox, such as accounts and policies.',
    options: {
      role: roleOption,
      scope: {
        type: 'string',
        value: 'SCOPE',
        help: 'policy:NAME, or address:PATTERN as in address:*@example.com',
      },
      ...shareExtension,
      ...evenTheLast,
    },
    json: grantedRole,
    needs: 'service',
    async run({ argument: login, options, services, terminal, by }) {
      const role = parseRole(options.role);
      const scope = options.scope ?? null;
      const sharing = sharingOptions(options, terminal);
      await services
        .get(AccountsService)
        .grant(login, role, scope, by, { ...sharing, evenTheLast: options.force });
      const text = `${login} has the role ${role} for ${scope ?? 'everyone'}.`;
      return { json: { login, role, scope, changed: true }, text };
    },
  }),

  command({
    name: 'account revoke',
    argument: 'LOGIN',
    summary: 'takes a role from a caller',
    options: { role: roleOption, ...evenTheLast },
    json: revokedRole,
    needs: 'service',
    async run({ argument: login, options: { role: asked, force }, services, by }) {
      const role = parseRole(asked);
      const accounts = services.get(AccountsService);
      const changed = await accounts.revoke(login, role, by, { evenTheLast: force });
      const verb = changed ? 'no longer has' : 'does not have';
      return { json: { login, role, changed }, text: `${login} ${verb} the role ${role}.` };
    },
  }),
];

function parseRole(text: string | undefined): Role {
  const role = roles.find((each) => each === text);
  if (!role) throw new CommandError(`--role takes one of: ${roles.join(', ')}.`);
  return role;
}

function passwordText({ external }: AccountView): string {
  return external ? 'external' : 'local';
}

function stateText({ disabledAt }: AccountView): string {
  return disabledAt ? `disabled since ${timeText(disabledAt)}` : 'enabled';
}

function rolesText(account: AccountView): string {
  const texts = account.roles.map((role) => {
    const scope = account[scopeOf[role]];
    return scope === null ? role : `${role} (${scope})`;
  });
  return texts.join(', ') || '-';
}
