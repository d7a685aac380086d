import { Controller, Get } from '@nestjs/common';
import { openapiDocument } from './openapi.js';

const description = openapiDocument();

/** Serves the OpenAPI document. It needs no credentials, as it tells nothing of mailboxes or accounts. */
@Controller('v1')
export class OpenapiController {
  @Get('openapi.json')
  describe(): typeof description {
    return description;
  }
}
