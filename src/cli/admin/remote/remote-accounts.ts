import type { z } from 'zod';
import type { Role } from '../../../accounts/account.entity.js';
import type {
  AccountLoss,
  AccountQuery,
  AccountsService,
  AccountView,
  NewAccount,
} from '../../../accounts/admin/accounts.service.js';
import type { Actor } from '../../../common/actor.js';
import type { SharingOptions } from '../../../credentials/admin/extension-check.js';
import {
  accountPage,
  accountSchema,
  removedAccount,
} from '../../../transports/admin/accounts/accounts.contract.js';
import { CommandError } from '../../shared/errors.js';
import type { AdminApi } from './admin-api.js';
import { dateOrNull } from './dates.js';
import { roleColumns } from './role-columns.js';

/** Accounts of a service elsewhere. Who changes them, its key says. */
export class RemoteAccounts implements Pick<
  AccountsService,
  | 'add'
  | 'list'
  | 'show'
  | 'disable'
  | 'enable'
  | 'remove'
  | 'setPassword'
  | 'setMailbox'
  | 'grant'
  | 'revoke'
> {
  constructor(private readonly api: AdminApi) {}

  async add(account: NewAccount): Promise<void> {
    await this.api.ask({ method: 'POST', path: ['accounts'], body: account }, accountSchema);
  }

  async list(query: Pick<AccountQuery, 'search'> = {}): Promise<AccountView[]> {
    const accounts: AccountView[] = [];
    for await (const each of this.api.all(['accounts'], accountPage, query)) {
      accounts.push(viewOf(each));
    }
    return accounts;
  }

  async show(login: string): Promise<AccountView> {
    return viewOf(await this.api.ask({ path: ['accounts', login] }, accountSchema));
  }

  async disable(login: string, _by: Actor, loss: AccountLoss = {}): Promise<boolean> {
    keepTheLast(loss);
    const { disabledAt } = await this.show(login);
    await this.change(login, { disabled: true });
    return disabledAt === null;
  }

  async enable(
    login: string,
    _by: Actor,
    { shareExtensions }: SharingOptions = {},
  ): Promise<boolean> {
    const { disabledAt } = await this.show(login);
    await this.change(login, { disabled: false, shareExtension: shareExtensions });
    return disabledAt !== null;
  }

  async remove(login: string, _by: Actor, loss: AccountLoss = {}): Promise<void> {
    keepTheLast(loss);
    await this.api.ask({ method: 'DELETE', path: ['accounts', login] }, removedAccount);
  }

  async setPassword(login: string, password: string): Promise<void> {
    const path = ['accounts', login, 'password'];
    await this.api.ask({ method: 'PUT', path, body: { password } }, accountSchema);
  }

  async setMailbox(login: string, mailbox: string | null): Promise<boolean> {
    const before = await this.show(login);
    const path = ['accounts', login, 'mailbox'];
    const after = await this.api.ask({ method: 'PUT', path, body: { mailbox } }, accountSchema);
    return after.mailbox !== before.mailbox;
  }

  async grant(
    login: string,
    role: Role,
    scope: string | null,
    _by: Actor,
    { shareExtensions, ...loss }: SharingOptions & AccountLoss = {},
  ): Promise<void> {
    keepTheLast(loss);
    const path = ['accounts', login, 'roles', role];
    const body = { scope, shareExtension: shareExtensions };
    await this.api.ask({ method: 'PUT', path, body }, accountSchema);
  }

  async revoke(login: string, role: Role, _by: Actor, loss: AccountLoss = {}): Promise<boolean> {
    keepTheLast(loss);
    const { roles: held } = await this.show(login);
    const path = ['accounts', login, 'roles', role];
    await this.api.ask({ method: 'DELETE', path }, accountSchema);
    return held.includes(role);
  }

  private async change(login: string, body: object): Promise<void> {
    await this.api.ask({ method: 'PATCH', path: ['accounts', login], body }, accountSchema);
  }
}

/** @throws CommandError if it may be the last administrator: such a change is made beside the database only */
function keepTheLast({ evenTheLast = false }: AccountLoss): void {
  if (evenTheLast) {
    throw new CommandError('--force needs the database: run it beside the service.');
  }
}

function viewOf({
  roles: held,
  disabledAt,
  ...account
}: z.infer<typeof accountSchema>): AccountView {
  return { ...account, disabledAt: dateOrNull(disabledAt), ...roleColumns(held) };
}
