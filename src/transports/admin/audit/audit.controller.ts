import { Readable } from 'node:stream';
import { Controller, Get, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import {
  AuditSearch,
  isEndOfPage,
  type AuditFilter,
} from '../../../audit/admin/audit-search.service.js';
import { eventLines } from '../../../audit/admin/event-lines.js';
import { InvalidRequest } from '../../json-api/invalid-request.js';
import { QueryParameters } from '../../json-api/request-parameters.js';
import { CurrentAccess, type AdminAccess } from '../access/admin-access.js';
import { AdminGuard } from '../access/admin.guard.js';
import { jsonLines, pageAnswer } from '../contract.js';
import { ProblemFilter } from '../problem.filter.js';
import { auditFilter, auditQuery, type auditPage } from './audit.contract.js';

/** The audit, for administrators and auditors. */
@Controller('v1/admin/audit')
@UseGuards(AdminGuard)
@UseFilters(ProblemFilter)
export class AuditController {
  constructor(private readonly audit: AuditSearch) {}

  @Get()
  async search(
    @CurrentAccess() access: AdminAccess,
    @QueryParameters(auditQuery) { limit, after, ...query }: z.infer<typeof auditQuery>,
  ): Promise<z.infer<typeof auditPage>> {
    if (after !== undefined && !isEndOfPage(after)) {
      throw new InvalidRequest('after is not the end of a page');
    }
    const { events, next } = await this.audit.page({ ...filterOf(query, access), limit, after });
    return pageAnswer(events, next);
  }

  @Get('export')
  async export(
    @CurrentAccess() access: AdminAccess,
    @QueryParameters(auditFilter) query: z.infer<typeof auditFilter>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const lines = await eventLines(this.audit.all(filterOf(query, access)));
    await reply.type(jsonLines).send(Readable.from(lines));
  }
}

function filterOf(
  { event, since, until, ...names }: z.infer<typeof auditFilter>,
  { scope }: AdminAccess,
): AuditFilter {
  return { ...names, events: event, since: momentOf(since), until: momentOf(until), scope };
}

function momentOf(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : new Date(text);
}
