import { AccountsService } from '../provisioning/accounts.service.js';
import { command } from './command.js';
import { exitCode } from './exit-code.js';
import { readSecret } from './secret-input.js';
import { table, timeText } from './table.js';
import { print } from './terminal.js';

const passwordDetails =
  'The password is asked for, unseen, or read from the first line of standard input. It has at\n' +
  'least 8 characters.';

export const accountCommands = [
  command({
    name: 'account add',
    argument: 'LOGIN',
    summary: 'adds a caller of the service',
    details: passwordDetails,
    options: {
      mailbox: { type: 'string', value: 'ADDRESS', help: 'the mailbox that the caller owns' },
    },
    async run({ argument: login, options: { mailbox }, services, terminal, by }) {
      const password = await readSecret(terminal, 'password', { repeat: true });
      await services.get(AccountsService).add({ login, password, mailbox }, by);
      print(terminal, `Added the account ${login}.`);
      return exitCode.done;
    },
  }),

  command({
    name: 'account list',
    summary: 'lists the callers of the service',
    options: { json: { type: 'boolean', help: 'for programs' } },
    async run({ options: { json }, services, terminal }) {
      const accounts = await services.get(AccountsService).list();
      const rows = accounts.map(({ login, mailbox, disabledAt }) => [
        login,
        mailbox ?? '-',
        disabledAt ? `disabled since ${timeText(disabledAt)}` : 'enabled',
      ]);
      const text = json
        ? JSON.stringify(accounts, null, 2)
        : table(['LOGIN', 'MAILBOX', 'STATE'], rows);
      print(terminal, text);
      return exitCode.done;
    },
  }),

  command({
    name: 'account disable',
    argument: 'LOGIN',
    summary: 'lets a caller in no more; nothing is deleted',
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
    summary: 'lets a disabled caller in again',
    options: {},
    async run({ argument: login, services, terminal, by }) {
      const changed = await services.get(AccountsService).enable(login, by);
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
];
