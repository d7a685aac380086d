import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { parse } from '../../json-api/request-body.js';
import { campaignNumber } from './campaigns.contract.js';

/**
 * The campaign in the path.
 *
 * @throws InvalidRequest if it is no number
 */
export const CampaignId = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const { params } = context.switchToHttp().getRequest<FastifyRequest>();
  return parse(z.object({ id: campaignNumber }), params).id;
});
