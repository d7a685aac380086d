import {
  Controller,
  Header,
  HttpCode,
  Inject,
  Post,
  Req,
  UnsupportedMediaTypeException,
  UseFilters,
  UseGuards,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AuthenticationGuard } from '../../authentication/authentication.guard.js';
import { principalOf } from '../../authentication/principal.js';
import { mediaTypeOf, readBytes } from '../../http-server/request-body.js';
import { OwnersService } from '../../voice-mail/owners.service.js';
import { AUTODISCOVER_OPTIONS, type AutodiscoverOptions } from './autodiscover-options.js';
import { AutodiscoverFilter } from './autodiscover.filter.js';
import { writeSettings } from './pox-answer.js';
import { PoxError } from './pox-error.js';
import { readPoxRequest } from './pox-request.js';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Autodiscover in its older form, Plain Old XML ([MS-OXDSCLI]): where the voice-mail web service is, and the name
 * of the mailbox's owner.
 */
@Controller('autodiscover/autodiscover.xml')
@UseGuards(AuthenticationGuard)
@UseFilters(AutodiscoverFilter)
export class AutodiscoverController {
  constructor(
    private readonly owners: OwnersService,
    @Inject(AUTODISCOVER_OPTIONS) private readonly options: AutodiscoverOptions,
  ) {}

  @Post()
  @HttpCode(200)
  @Header('content-type', 'text/xml; charset=utf-8')
  async discover(@Req() request: FastifyRequest): Promise<string> {
    const { publicUrl, publicUrlFromHost, acceptHttpsNamespace } = this.options;
    const { address, spelling } = readPoxRequest(await textOf(request), acceptHttpsNamespace);
    request.autodiscoverSpelling = spelling;
    const owner = await this.owners.find(principalOf(request), address);
    // The same answer for a mailbox of somebody else as for none (P10).
    if (!owner) throw new PoxError('unknown', 'no mailbox that the caller may ask about');
    if (!owner.umEnabled) throw new PoxError('notEnabled', 'the mailbox has no Unified Messaging');
    const base = publicUrlFromHost ? `${request.protocol}://${request.host}` : publicUrl;
    const umUrl = `${base}/EWS/UM2007Legacy.asmx`;
    const displayName = owner.displayName ?? owner.address;
    return writeSettings({ displayName, address: owner.address, umUrl }, spelling);
  }
}

/**
 * Requests are in UTF-8 (Microsoft, "User (POX)").
 *
 * @throws UnsupportedMediaTypeException, PoxError, and what `readBytes` throws
 */
async function textOf({ raw, routeOptions }: FastifyRequest): Promise<string> {
  const { type, charset = 'utf-8' } = mediaTypeOf(raw.headers['content-type'] ?? '') ?? {};
  const isXml = type === 'text/xml' || type === 'application/xml';
  if (!isXml || !/^utf-?8$/i.test(charset)) throw new UnsupportedMediaTypeException();
  const bytes = await readBytes(raw, routeOptions.bodyLimit);
  try {
    return utf8.decode(bytes);
  } catch {
    throw new PoxError('invalid', 'not UTF-8');
  }
}
