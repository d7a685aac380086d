import { Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { assetsByUrl } from './assets.js';

/** Style sheets and scripts, for everybody: they are the same in every installation. */
@Controller('assets')
export class AssetsController {
  @Get(':name')
  async send(@Param('name') name: string, @Res() reply: FastifyReply): Promise<void> {
    const asset = assetsByUrl.get(`/assets/${name}`);
    if (!asset) throw new NotFoundException();
    await reply
      .type(asset.type)
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('cross-origin-resource-policy', 'same-origin')
      .send(asset.body);
  }
}
