import { createParamDecorator, NotFoundException, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/**
 * The campaign in the path.
 *
 * @throws NotFoundException if it is no number
 */
export const CampaignNumber = createParamDecorator(
  (_: unknown, context: ExecutionContext): number => {
    const { id } = context
      .switchToHttp()
      .getRequest<FastifyRequest<{ Params: { id: string } }>>().params;
    if (!/^\d{1,9}$/.test(id)) throw new NotFoundException();
    return Number(id);
  },
);
