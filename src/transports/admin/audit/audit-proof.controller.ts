import { Controller, Get, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { NewestRoot } from '../../../audit/admin/newest-root.service.js';
import { parseRoot } from '../../../audit/seal/audit-root.js';
import { AuditVerification } from '../../../audit/verify/audit-verification.js';
import { QueryParameters } from '../../json-api/request-parameters.js';
import { AdminGuard } from '../access/admin.guard.js';
import { LongWork } from '../long-work/long-work.js';
import { ProblemFilter } from '../problem.filter.js';
import { verificationQuery, type auditRootSchema } from './audit.contract.js';
import { verificationAnswer } from './verification-answer.js';

/** What makes the audit prove itself, for administrators and auditors of the whole service. */
@Controller('v1/admin/audit')
@UseGuards(AdminGuard)
@UseFilters(ProblemFilter)
export class AuditProofController {
  constructor(
    private readonly newest: NewestRoot,
    private readonly verification: AuditVerification,
    private readonly longWork: LongWork,
  ) {}

  @Get('root')
  root(): Promise<z.infer<typeof auditRootSchema>> {
    return this.newest.show();
  }

  @Get('verification')
  verify(
    @QueryParameters(verificationQuery) { since, against }: z.infer<typeof verificationQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const options = {
      since: since === undefined ? undefined : new Date(since),
      against: against === undefined ? undefined : parseRoot(against),
    };
    return this.longWork.answer('an audit verification', reply, async (report, signal) => {
      const onProgress = (share: number) => report(Math.floor(share * 100), 100);
      return verificationAnswer(await this.verification.verify({ ...options, onProgress, signal }));
    });
  }
}
