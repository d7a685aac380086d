import {
  Controller,
  Delete,
  Get,
  Patch,
  Post,
  Put,
  Res,
  UseFilters,
  UseGuards,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { roles, type Role } from '../../../accounts/account.entity.js';
import { AccountsService, type AccountView } from '../../../accounts/admin/accounts.service.js';
import { InvalidRequest } from '../../json-api/invalid-request.js';
import { JsonBody } from '../../json-api/request-body.js';
import { PathName, QueryParameters } from '../../json-api/request-parameters.js';
import { CurrentAccess, type AdminAccess } from '../access/admin-access.js';
import { AdminGuard } from '../access/admin.guard.js';
import { pageAnswer, timeTextOrNull } from '../contract.js';
import { ProblemFilter } from '../problem.filter.js';
import { IfMatch, setVersion } from '../versions.js';
import {
  accountChange,
  accountMailbox,
  accountQuery,
  newAccount,
  newPassword,
  roleGrant,
  type accountPage,
  type accountSchema,
  type removedAccount,
} from './accounts.contract.js';
import { heldRoles } from './held-roles.js';

type AccountAnswer = z.infer<typeof accountSchema>;

/** Accounts and their roles, for administrators. */
@Controller('v1/admin/accounts')
@UseGuards(AdminGuard)
@UseFilters(ProblemFilter)
export class AccountsController {
  constructor(private readonly accounts: AccountsService) {}

  @Get()
  async list(
    @QueryParameters(accountQuery) query: z.infer<typeof accountQuery>,
  ): Promise<z.infer<typeof accountPage>> {
    const { accounts, next } = await this.accounts.page(query);
    return pageAnswer(accounts.map(accountAnswer), next);
  }

  @Post()
  async add(
    @CurrentAccess() { by }: AdminAccess,
    @JsonBody(newAccount) account: z.infer<typeof newAccount>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AccountAnswer> {
    const { login, password, mailbox, role } = account;
    await this.accounts.add({ login, password, mailbox, role }, by);
    reply.header('location', `/v1/admin/accounts/${encodeURIComponent(login)}`);
    return this.present(login, reply);
  }

  @Get(':login')
  show(
    @PathName('login') login: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AccountAnswer> {
    return this.present(login, reply);
  }

  @Patch(':login')
  async change(
    @CurrentAccess() { by }: AdminAccess,
    @PathName('login') login: string,
    @IfMatch() version: string | undefined,
    @JsonBody(accountChange) { disabled, shareExtension }: z.infer<typeof accountChange>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AccountAnswer> {
    if (disabled) await this.accounts.disable(login, by, { version });
    else await this.accounts.enable(login, by, { version, shareExtensions: shareExtension });
    return this.present(login, reply);
  }

  @Delete(':login')
  async remove(
    @CurrentAccess() { by }: AdminAccess,
    @PathName('login') written: string,
    @IfMatch() version: string | undefined,
  ): Promise<z.infer<typeof removedAccount>> {
    const { login } = await this.accounts.show(written);
    await this.accounts.remove(login, by, { version });
    return { login };
  }

  @Put(':login/password')
  async setPassword(
    @CurrentAccess() { by }: AdminAccess,
    @PathName('login') login: string,
    @IfMatch() version: string | undefined,
    @JsonBody(newPassword) { password }: z.infer<typeof newPassword>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AccountAnswer> {
    await this.accounts.setPassword(login, password, by, { version });
    return this.present(login, reply);
  }

  @Put(':login/mailbox')
  async setMailbox(
    @CurrentAccess() { by }: AdminAccess,
    @PathName('login') login: string,
    @IfMatch() version: string | undefined,
    @JsonBody(accountMailbox) { mailbox }: z.infer<typeof accountMailbox>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AccountAnswer> {
    await this.accounts.setMailbox(login, mailbox, by, { version });
    return this.present(login, reply);
  }

  @Put(':login/roles/:role')
  async grant(
    @CurrentAccess() { by }: AdminAccess,
    @PathName('login') login: string,
    @PathName('role') role: string,
    @IfMatch() version: string | undefined,
    @JsonBody(roleGrant) { scope = null, shareExtension }: z.infer<typeof roleGrant>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AccountAnswer> {
    const options = { version, shareExtensions: shareExtension };
    await this.accounts.grant(login, knownRole(role), scope, by, options);
    return this.present(login, reply);
  }

  @Delete(':login/roles/:role')
  async revoke(
    @CurrentAccess() { by }: AdminAccess,
    @PathName('login') login: string,
    @PathName('role') role: string,
    @IfMatch() version: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AccountAnswer> {
    await this.accounts.revoke(login, knownRole(role), by, { version });
    return this.present(login, reply);
  }

  private async present(login: string, reply: FastifyReply): Promise<AccountAnswer> {
    const { account, version } = await this.accounts.showVersioned(login);
    setVersion(reply, version);
    return accountAnswer(account);
  }
}

function accountAnswer(view: AccountView): AccountAnswer {
  const { id, login, mailbox, external, disabledAt } = view;
  const held = heldRoles(view);
  return { id, login, mailbox, external, disabledAt: timeTextOrNull(disabledAt), roles: held };
}

function knownRole(text: string): Role {
  const role = roles.find((each) => each === text);
  if (!role) throw new InvalidRequest(`role must be one of ${roles.join(', ')}`);
  return role;
}
