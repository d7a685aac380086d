import { Controller, Get } from '@nestjs/common';
import { openapiDocument } from './openapi.js';

const description = openapiDocument();

/** What there is to ask, for everybody to read: it says nothing about who is here. */
@Controller('v1')
export class OpenapiController {
  @Get('openapi.json')
  describe(): typeof description {
    return description;
  }
}
