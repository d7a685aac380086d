import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { freeswitchOperation } from './freeswitch/freeswitch.contract.js';
import { changeOperation, verifyOperation } from './json/json.contract.js';
import { methodNotAllowed, type Answer, type Content, type Operation } from './contract.js';
import { changePbxOperation, verifyPbxOperation } from './pbx/pbx.contract.js';
import { radiusOperation } from './radius/radius.contract.js';

const openapiOperation = {
  method: 'get',
  path: '/v1/openapi.json',
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
    405: methodNotAllowed('GET or HEAD'),
  },
} as const satisfies Operation;

/** Every endpoint for phone systems. */
export const operations: readonly Operation[] = [
  verifyOperation,
  changeOperation,
  verifyPbxOperation,
  changePbxOperation,
  radiusOperation,
  freeswitchOperation,
  openapiOperation,
];

/** The endpoints for phone systems as an OpenAPI 3.1 document. */
export function openapiDocument() {
  return {
    openapi: '3.1.1',
    info: {
      title: 'umpin for phone systems',
      version: '1',
      description: 'Phone systems check and change the PINs of voice mailboxes.',
    },
    components: {
      securitySchemes: {
        basic: {
          type: 'http',
          scheme: 'basic',
          description: 'The login of the phone system, and its API key as password.',
        },
        bearer: { type: 'http', scheme: 'bearer', description: 'The API key.' },
      },
    },
    paths: Object.fromEntries(operations.map((each) => [each.path, pathItem(each)])),
  };
}

function pathItem({ method, path, summary, description, open, request, answers }: Operation) {
  const operation = {
    operationId: path.replace(/^\/v1\/|\.json$/g, '').replace('/', '-'),
    summary,
    description,
    security: open ? [] : [{ basic: [] }, { bearer: [] }],
    ...(request && { requestBody: { required: true, content: contentOf(request) } }),
    responses: Object.fromEntries(
      Object.entries(answers).map(([status, answer]) => [status, response(answer)]),
    ),
  };
  return { [method]: operation };
}

function response({ meaning, content, fields = [] }: Answer) {
  return {
    description: meaning,
    ...(fields.length > 0 && {
      headers: Object.fromEntries(fields.map((name) => [name, { schema: { type: 'string' } }])),
    }),
    ...(content && { content: contentOf(content) }),
  };
}

function contentOf({ type, schema }: Content) {
  const described = z.toJSONSchema(schema, {
    // The input, as the transformations for the log are internal.
    io: 'input',
    override: ({ jsonSchema }) => {
      // The pattern is long, and adds nothing to the format.
      if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
    },
  });
  return { [type]: { schema: { ...described, $schema: undefined } } };
}

const description = openapiDocument();

/** Serves the OpenAPI document. It needs no credentials, as it tells nothing of mailboxes or accounts. */
@Controller('v1')
export class OpenapiController {
  @Get('openapi.json')
  describe(): typeof description {
    return description;
  }
}
