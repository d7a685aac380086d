import { z } from 'zod';
import { adminRoles, keyRoles, roles } from '../../../accounts/account.entity.js';
import type { Operation, Parameter } from '../../json-api/contract.js';
import { pathParameter, plainName, queryParameters } from '../../json-api/request-parameters.js';
import { answer, json, mustBeObject, pageOf, pageQuery, search, time } from '../contract.js';
import { idempotencyKey } from '../idempotency-key.js';
import { problemAnswers } from '../problems.js';
import { ifMatch } from '../versions.js';

const role = z.enum(roles);

const scope = plainName
  .nullable()
  .describe('policy:NAME, or address:PATTERN as in address:*@example.com; null: all mailboxes.');

export const accountSchema = z.object({
  id: z.uuid().describe('Its name in the audit, which outlives the account.'),
  login: z.string(),
  mailbox: z.string().nullable().describe('The address of its mailbox.'),
  external: z
    .boolean()
    .describe('Whether another system authenticates it: it has no password here.'),
  disabledAt: time.nullable(),
  roles: z.array(z.object({ role, scope })),
});

export const accountPage = pageOf(accountSchema);

export const accountQuery = z.strictObject({
  ...pageQuery,
  search: search('A part of the login.'),
});

export const newAccount = z.strictObject(
  {
    login: z.string('must be a text').describe('Compared without regard to case.'),
    password: z
      .string('must be a text')
      .optional()
      .describe('At least 8 characters; left out if another system authenticates the account.'),
    mailbox: plainName.optional().describe('The address of its mailbox.'),
    role: z
      .enum(adminRoles)
      .optional()
      .describe('A role that it has from the beginning, for everyone.'),
  },
  mustBeObject,
);

const shareExtension = z
  .boolean()
  .optional()
  .describe('Whether to proceed although a phone system will then confuse two owners.');

export const accountChange = z.strictObject(
  { disabled: z.boolean(), shareExtension },
  mustBeObject,
);

export const newPassword = z.strictObject(
  { password: z.string('must be a text').describe('At least 8 characters.') },
  mustBeObject,
);

export const accountMailbox = z.strictObject(
  { mailbox: plainName.nullable().describe('The address of its mailbox; null: it has none.') },
  mustBeObject,
);

export const roleGrant = z.strictObject({ scope: scope.optional(), shareExtension }, mustBeObject);

export const apiKeySchema = z.object({
  id: z.string().describe('Its name in lists and in the audit; not secret.'),
  login: z.string(),
  label: z.string().nullable(),
  role: z.enum(keyRoles).describe('The one role in which it acts.'),
  scope: scope.describe('Within the scope of the account; null: all of that.'),
  createdAt: time,
  revokedAt: time.nullable(),
});

export const apiKeyPage = pageOf(apiKeySchema);

export const apiKeyQuery = z.strictObject({
  ...pageQuery,
  search: search('A part of the login or the label.'),
});

export const newApiKey = z.strictObject(
  {
    login: plainName,
    label: z.string('must be a text').optional().describe('What the key is for.'),
    role: z.enum(keyRoles).optional().describe('The account has to have it; default phone.'),
    scope: scope.optional(),
  },
  mustBeObject,
);

export const madeApiKey = z.object({
  id: z.string(),
  login: z.string(),
  key: z
    .string()
    .nullable()
    .describe('Shown once: null if the request is repeated. Revoke a key whose answer was lost.'),
});

export const revokedApiKey = z.object({ id: z.string(), changed: z.boolean() });

export const removedAccount = z.object({ login: z.string() });

const login = pathParameter('login', 'The login, in any case.');
const roleInPath: Parameter = {
  name: 'role',
  in: 'path',
  description: 'As the list of accounts names it.',
  schema: role,
};
const path = '/v1/admin/accounts/{login}';
const changed = (more = '') => answer(`The account as it is now.${more}`, accountSchema, ['ETag']);

export const accountOperations = {
  list: {
    id: 'listAccounts',
    method: 'get',
    path: '/v1/admin/accounts',
    summary: 'Accounts by login',
    description: 'With their roles; never a password.',
    parameters: queryParameters(accountQuery),
    answers: { 200: answer('A page.', accountPage), ...problemAnswers() },
  },
  add: {
    id: 'addAccount',
    method: 'post',
    path: '/v1/admin/accounts',
    summary: 'Add an account',
    description: 'Without a role, it may reset the PIN of its own mailbox.',
    request: json(newAccount),
    answers: {
      201: answer('The account.', accountSchema, ['ETag', 'Location']),
      ...problemAnswers(404, 409, 413, 415, 422),
    },
  },
  show: {
    id: 'showAccount',
    method: 'get',
    path,
    summary: 'An account and its roles',
    description: 'Never a password.',
    parameters: [login],
    answers: { 200: answer('The account.', accountSchema, ['ETag']), ...problemAnswers(404) },
  },
  change: {
    id: 'changeAccount',
    method: 'patch',
    path,
    summary: 'Disable or enable an account',
    description: 'Takes effect with the next request of the account, in every instance.',
    parameters: [login, ifMatch],
    request: json(accountChange),
    answers: { 200: changed(), ...problemAnswers(404, 409, 412, 413, 415, 422) },
  },
  remove: {
    id: 'removeAccount',
    method: 'delete',
    path,
    summary: 'Delete an account and its API keys',
    description:
      'Its mailbox stays, and so does its record in the audit. The last administrator stays, too (409).',
    parameters: [login, ifMatch],
    answers: {
      200: answer('It is deleted.', removedAccount),
      ...problemAnswers(404, 409, 412),
    },
  },
  setPassword: {
    id: 'setPassword',
    method: 'put',
    path: `${path}/password`,
    summary: "Replace an account's password",
    description: 'The old one is no longer accepted.',
    parameters: [login, ifMatch],
    request: json(newPassword),
    answers: { 200: changed(), ...problemAnswers(404, 412, 413, 415, 422) },
  },
  setMailbox: {
    id: 'setAccountMailbox',
    method: 'put',
    path: `${path}/mailbox`,
    summary: 'Make a mailbox that of an account',
    description: 'Its owner may reset the PIN. A mailbox may have several accounts.',
    parameters: [login, ifMatch],
    request: json(accountMailbox),
    answers: { 200: changed(), ...problemAnswers(404, 412, 413, 415, 422) },
  },
  grant: {
    id: 'grantRole',
    method: 'put',
    path: `${path}/roles/{role}`,
    summary: 'Give an account a role, or the role another scope',
    description: 'A role with a scope has no right to what belongs to no mailbox.',
    parameters: [login, roleInPath, ifMatch],
    request: json(roleGrant),
    answers: { 200: changed(), ...problemAnswers(404, 409, 412, 413, 415, 422) },
  },
  revoke: {
    id: 'revokeRole',
    method: 'delete',
    path: `${path}/roles/{role}`,
    summary: 'Take a role from an account',
    description: 'Its keys for this role are no longer accepted, until it has the role again.',
    parameters: [login, roleInPath, ifMatch],
    answers: { 200: changed(), ...problemAnswers(404, 409, 412) },
  },
} as const satisfies Record<string, Operation>;

export const apiKeyOperations = {
  list: {
    id: 'listApiKeys',
    method: 'get',
    path: '/v1/admin/api-keys',
    summary: 'API keys by id',
    description: 'Revoked ones, too. Never a key.',
    parameters: queryParameters(apiKeyQuery),
    answers: { 200: answer('A page.', apiKeyPage), ...problemAnswers() },
  },
  add: {
    id: 'addApiKey',
    method: 'post',
    path: '/v1/admin/api-keys',
    summary: 'Make an API key',
    description: 'The key is in this answer alone; only its digest is stored.',
    parameters: [idempotencyKey],
    request: json(newApiKey),
    answers: { 201: answer('The key.', madeApiKey), ...problemAnswers(404, 409, 413, 415, 422) },
  },
  revoke: {
    id: 'revokeApiKey',
    method: 'delete',
    path: '/v1/admin/api-keys/{id}',
    summary: 'Revoke an API key',
    description: 'With immediate effect, in every instance. It stays in the list.',
    parameters: [pathParameter('id', 'Of the key.')],
    answers: {
      200: answer('It is revoked.', revokedApiKey),
      ...problemAnswers(404),
    },
  },
} as const satisfies Record<string, Operation>;
