import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { methodNotAllowed, type Operation } from '../json-api/contract.js';
import { openapiOf } from '../json-api/openapi.js';
import { freeswitchOperation } from './freeswitch/freeswitch.contract.js';
import { changeOperation, checkOperation, verifyOperation } from './json/json.contract.js';
import { voiceMailOperation } from './json/voice-mail.contract.js';
import {
  changePbxOperation,
  checkPbxOperation,
  verifyPbxOperation,
  voiceMailPbxOperation,
} from './pbx/pbx.contract.js';
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
  checkOperation,
  voiceMailOperation,
  verifyPbxOperation,
  changePbxOperation,
  checkPbxOperation,
  voiceMailPbxOperation,
  radiusOperation,
  freeswitchOperation,
  openapiOperation,
];

/** The endpoints for phone systems as an OpenAPI 3.1 document. */
export function openapiDocument() {
  return openapiOf({
    title: 'umpin for phone systems',
    description:
      'Phone systems check and change the PINs of voice mailboxes, and read what their owners have set.',
    securitySchemes: {
      basic: {
        type: 'http',
        scheme: 'basic',
        description: 'The login of the phone system, and its API key as password.',
      },
      bearer: { type: 'http', scheme: 'bearer', description: 'The API key.' },
    },
    operations,
  });
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
