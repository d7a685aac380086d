import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { methodNotAllowed, type Operation } from '../json-api/contract.js';
import { openapiOf } from '../json-api/openapi.js';
import { accountOperations, apiKeyOperations } from './accounts/accounts.contract.js';
import { auditOperations } from './audit/audit.contract.js';
import { campaignOperations } from './campaigns/campaigns.contract.js';
import { deliveryOperations } from './deliveries/deliveries.contract.js';
import { idempotencyKey } from './idempotency-key.js';
import { keyOperations } from './keys/keys.contract.js';
import { mailboxExportOperation } from './mailboxes/mailbox-export.contract.js';
import { mailboxOperations } from './mailboxes/mailboxes.contract.js';
import { namedSchemas } from './named-schemas.js';
import { statusOperation } from './status/status.contract.js';
import { policyOperations } from './policies/policies.contract.js';

const openapiOperation = {
  id: 'describe',
  method: 'get',
  path: '/v1/admin/openapi.json',
  summary: 'This description',
  description: 'OpenAPI 3.1, generated from the schemas that validate requests.',
  open: true,
  answers: {
    200: {
      meaning: 'The description.',
      content: {
        type: 'application/json',
        schema: z.looseObject({ openapi: z.literal('3.1.1') }),
      },
    },
  },
} as const satisfies Operation;

/** Why a request with an Idempotency-Key may be refused, beside what its route says of these statuses. */
const keyMeanings: Readonly<Record<number, string>> = {
  409: 'Or the request with this Idempotency-Key is in progress.',
  422: 'Or this Idempotency-Key belongs to another request.',
};

function withKeyMeanings(operation: Operation): Operation {
  if (!operation.parameters?.includes(idempotencyKey)) return operation;
  const answers = Object.entries(operation.answers).map(([status, each]) => {
    const more = keyMeanings[Number(status)];
    return [status, more ? { ...each, meaning: `${each.meaning} ${more}` } : each];
  });
  return { ...operation, answers: Object.fromEntries(answers) as Operation['answers'] };
}

/** The operations of each path: a path answers every method that has none with 405. */
function withMethods(operations: readonly Operation[]): Operation[] {
  return operations.map((each) => {
    const methods = operations
      .filter(({ path }) => path === each.path)
      .flatMap(({ method }) => (method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()]));
    return { ...each, answers: { ...each.answers, 405: methodNotAllowed(methods.join(' or ')) } };
  });
}

/** Every endpoint of the admin API. */
export const adminOperations: readonly Operation[] = withMethods(
  [
    ...Object.values(mailboxOperations),
    mailboxExportOperation,
    ...Object.values(accountOperations),
    ...Object.values(apiKeyOperations),
    ...Object.values(policyOperations),
    ...Object.values(deliveryOperations),
    ...Object.values(campaignOperations),
    ...Object.values(auditOperations),
    ...Object.values(keyOperations),
    statusOperation,
    openapiOperation,
  ].map(withKeyMeanings),
);

/** The admin API as an OpenAPI 3.1 document. */
export function adminDocument() {
  return openapiOf({
    title: 'umpin for administrators',
    description:
      'Mailboxes, accounts, API keys, PIN policies, mails, campaigns, the audit, sealing keys, and the state of the ' +
      'service. No answer ever holds a PIN. Problems are those of RFC 9457.',
    securitySchemes: {
      basic: {
        type: 'http',
        scheme: 'basic',
        description: 'A login with its password, or with an API key.',
      },
      bearer: {
        type: 'http',
        scheme: 'bearer',
        description: 'An API key, or a token of the configured issuer.',
      },
    },
    operations: adminOperations,
    schemas: namedSchemas,
  });
}

const description = adminDocument();

/** Serves the OpenAPI document. It needs no credentials, as it tells nothing of mailboxes or accounts. */
@Controller('v1/admin')
export class AdminOpenapiController {
  @Get('openapi.json')
  describe(): typeof description {
    return description;
  }
}
