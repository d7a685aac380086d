import { z } from 'zod';
import type { PinPolicy } from '../../../pin-policy/pin-policy.js';
import {
  refusablePatterns,
  settingList,
  type NamedSetting,
} from '../../../pin-policy/policy-settings.js';
import type { Operation } from '../../json-api/contract.js';
import { pathParameter, queryParameters } from '../../json-api/request-parameters.js';
import { answer, json, mustBeObject, pageOf, pageQuery } from '../contract.js';
import { problemAnswers } from '../problems.js';
import { ifMatch } from '../versions.js';
import { riskSchema } from './policy-risk.js';

/** Ranges are those of the policy itself, whose refusal names every setting that is out of its own. */
function schemaOf(setting: NamedSetting): z.ZodType {
  const { exchangeName } = setting;
  switch (setting.kind) {
    case 'number': {
      const [low, high] = setting.range;
      const words = `${exchangeName}: ${low} to ${high}${setting.none ? `, or null: ${setting.none}` : ''}.`;
      const number = z.int('must be a whole number');
      return (setting.none ? number.nullable() : number).describe(words);
    }
    case 'boolean':
      return z.boolean().describe(`${exchangeName}.`);
    case 'text':
      return z
        .string('must be a text')
        .nullable()
        .describe(`${exchangeName}: at most ${setting.maxLength} characters.`);
    case 'choice':
      return z.enum(setting.choices).describe(`${exchangeName}.`);
    case 'patterns':
      return z.array(z.enum(refusablePatterns)).describe(`${exchangeName}.`);
  }
}

type SettingSchemas = { readonly [Name in keyof PinPolicy]: z.ZodType<PinPolicy[Name]> };

const settings = Object.fromEntries(
  settingList.map((setting) => [setting.name, schemaOf(setting)]),
) as unknown as SettingSchemas;

export const policySchema = z.object({
  name: z.string(),
  settings: z.object(settings).describe('Under the names of Set-UMMailboxPolicy.'),
  risk: riskSchema.describe('How easily a PIN is guessed that the service has made.'),
});

export const policyPage = pageOf(policySchema);

export const policyQuery = z.strictObject(pageQuery);

export const policyChange = z.strictObject(settings, mustBeObject).partial();

export const policySet = z.object({
  change: z.enum(['created', 'changed', 'unchanged']),
  policy: policySchema,
});

export const removedPolicy = z.object({ name: z.string() });

const name = pathParameter('name', 'The name of the policy, in any case.');

export const policyOperations = {
  list: {
    id: 'listPolicies',
    method: 'get',
    path: '/v1/admin/policies',
    summary: 'The PIN policies by name, and how easily their PINs are guessed',
    description: 'In the order in which the database sorts names.',
    parameters: queryParameters(policyQuery),
    answers: { 200: answer('A page.', policyPage), ...problemAnswers() },
  },
  show: {
    id: 'showPolicy',
    method: 'get',
    path: '/v1/admin/policies/{name}',
    summary: 'A PIN policy, and how easily its PINs are guessed',
    description: 'Its ETag is for a change.',
    parameters: [name],
    answers: { 200: answer('The policy.', policySchema, ['ETag']), ...problemAnswers(404) },
  },
  change: {
    id: 'setPolicy',
    method: 'patch',
    path: '/v1/admin/policies/{name}',
    summary: 'Change a PIN policy, or create one',
    description:
      'Settings that are left out stay as they are; those of a new policy are as Exchange has them. PINs that exist stay ' +
      'valid. Refused with the risk as a number if that is over the bound of the site (MAX_GUESS_CHANCE_...). With ' +
      'If-Match none is created: a policy that does not exist is 412, too.',
    parameters: [name, ifMatch],
    request: json(policyChange),
    answers: {
      200: answer('Whether it has changed, and the policy as it is now.', policySet, ['ETag']),
      201: answer('It is created.', policySet, ['ETag']),
      ...problemAnswers(409, 412, 413, 415, 422),
    },
  },
  remove: {
    id: 'removePolicy',
    method: 'delete',
    path: '/v1/admin/policies/{name}',
    summary: 'Delete a PIN policy',
    description:
      'Refused while a mailbox has it, or a role or an API key is limited to it. Default stays: new mailboxes have it.',
    parameters: [name, ifMatch],
    answers: { 200: answer('It is deleted.', removedPolicy), ...problemAnswers(404, 409, 412) },
  },
} as const satisfies Record<string, Operation>;
