import { Inject, Injectable, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../../../common/domain-error.js';
import { Pages } from '../document/pages.js';
import { PAGE_OPTIONS, type PageOptions } from '../page-options.js';
import type { SharedTexts } from '../texts/shared-texts.js';
import { failedSignIn } from './failed-sign-in.js';
import { SignInPage, type SignInProps } from './sign-in.page.js';

type Words = (texts: SharedTexts) => string;

/** What the page asks for, and what it says about it. */
export interface Asked extends Pick<SignInProps, 'to' | 'login' | 'kept'> {
  readonly remarks?: readonly Words[];
  readonly problem?: Words;
}

/** Answers with the page that asks people to sign in, in the ways that this service has. */
@Injectable()
export class SignInPages {
  private readonly logger = new Logger(SignInPages.name);

  constructor(
    private readonly pages: Pages,
    @Inject(PAGE_OPTIONS) private readonly options: PageOptions,
  ) {}

  async ask(
    request: FastifyRequest,
    reply: FastifyReply,
    { problem, remarks = [], ...asked }: Asked,
    status = 200,
  ): Promise<void> {
    const page = this.pages.view(request, reply);
    const { passwords, elsewhere } = this.options;
    const said = {
      problem: problem?.(page.shared),
      remarks: remarks.map((words) => words(page.shared)),
    };
    const props = { page, passwords, elsewhere, ...said, ...asked };
    await this.pages.send(reply, <SignInPage {...props} />, status);
  }

  /** Asks again after a sign-in that failed, and says why; throws errors that are about something else. */
  async askAgain(
    request: FastifyRequest,
    reply: FastifyReply,
    error: unknown,
    asked: Asked,
  ): Promise<void> {
    const { status, problem } = failedSignIn(error);
    if (error instanceof DomainError && status === 503) {
      const { refusal, facts, cause } = error;
      const requestId = request.id;
      this.logger.warn({ msg: 'request refused', requestId, refusal, ...facts, err: cause });
    }
    const words: Words = ({ signIn }) => problem(signIn);
    await this.ask(request, reply, { ...asked, problem: words }, status);
  }
}
