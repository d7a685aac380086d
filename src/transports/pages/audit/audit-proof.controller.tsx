import { setTimeout as sleep } from 'node:timers/promises';
import { Controller, Get, Inject, Post, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageGuard } from '../access/page.guard.js';
import { CurrentVisitor, type Visitor } from '../access/visitor.js';
import { Pages } from '../document/pages.js';
import { PageFilter } from '../page.filter.js';
import { PAGE_OPTIONS, type PageOptions } from '../page-options.js';
import type { Notice } from '../session/session-store.js';
import { AuditProof } from './audit-proof.js';
import { AuditProofPage } from './audit-proof.page.js';
import { auditWords, type AuditWords } from './audit-words.js';
import { VerificationRuns, type EndedVerification } from './verification-runs.js';
import { verdictOf } from './verification-state.js';

/** How long an answer waits for a verification, milliseconds: a small audit is verified by then. */
const patience = 2_000;

/** The proof of the audit, for whoever may see all of it. */
@Controller('audit/proof')
@UseGuards(PageGuard)
@UseFilters(PageFilter)
export class AuditProofPageController {
  constructor(
    private readonly runs: VerificationRuns,
    private readonly proof: AuditProof,
    private readonly pages: Pages,
    @Inject(PAGE_OPTIONS) private readonly options: PageOptions,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const proof = await this.proof.state();
    const page = this.pages.view(request, reply);
    const words = auditWords(page, this.options.timeZone);
    await this.pages.send(reply, <AuditProofPage page={page} words={words} proof={proof} />);
  }

  @Post()
  async verify(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @CurrentVisitor() { by }: Visitor,
  ): Promise<void> {
    if (!this.runs.running) {
      const end = this.runs.start(by.actor);
      await Promise.race([end, sleep(patience, undefined, { ref: false })]);
    }
    const words = auditWords(this.pages.view(request, reply), this.options.timeZone);
    const { last } = this.runs;
    // In the session, so that it is told also if another instance answers next.
    const notice = this.runs.running || !last ? undefined : noticeOf(last, words);
    await this.pages.leadTo('/audit/proof', request, reply, notice);
  }
}

function noticeOf(last: EndedVerification, words: AuditWords): Notice {
  const { done, failedText } = words.texts.proof.verify;
  const verdict = verdictOf(last, words);
  if (!last.result) return { tone: 'problem', title: verdict, text: [failedText] };
  return last.result.found === 0
    ? { tone: 'done', title: done, text: [verdict] }
    : { tone: 'problem', title: verdict, text: [] };
}
