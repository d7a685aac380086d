import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DomainError } from '../../../common/domain-error.js';
import { jsonLines } from '../contract.js';
import { logProblem } from '../problem-log.js';
import { problemOf, type Problem } from '../problems.js';
import { WorkUnderWay } from './work-under-way.js';

/** Work that may take minutes: it tells how far it is, and ends early once its signal is aborted. */
export type Work<Result> = (
  report: (done: number, of: number) => void,
  signal: AbortSignal,
) => Promise<Result>;

/**
 * Between two lines, milliseconds. There is one also if nothing has moved: proxies close connections on which
 * nothing comes (60 s is common), and this service does, too.
 */
const lineEveryMs = 1_000;

/** When a client may come again that has met such work of another one, milliseconds. */
const retryAfterMs = 30_000;

/** Answers requests with lines that tell how far long work is; an instance does one of each kind at a time. */
@Injectable()
export class LongWork implements OnModuleDestroy {
  private readonly logger = new Logger(LongWork.name);
  /** By its kind. */
  private readonly underWay = new Map<string, AbortController>();

  /**
   * Work ends when its client leaves, as a command does that is interrupted.
   *
   * @param kind with its article, such as `an audit verification`
   * @throws WorkUnderWay, and what `work` throws before its first report, so that a refusal is an answer
   *   with a status of its own
   */
  async answer<Result extends object>(
    kind: string,
    reply: FastifyReply,
    work: Work<Result>,
  ): Promise<void> {
    if (this.underWay.has(kind)) throw new WorkUnderWay(kind, retryAfterMs);
    const early = new AbortController();
    this.underWay.set(kind, early);
    whenClientLeaves(reply, () => end(early, 'the client has left'));
    const reported = new Reported();
    const done = work(reported.report, early.signal).finally(() => this.underWay.delete(kind));
    await Promise.race([reported.first, done]);
    const problem = (error: unknown) => this.problem(error, reply.request.id);
    await reply.type(jsonLines).send(Readable.from(linesOf(done, reported, problem)));
  }

  /** A stop of the service does not wait for such work. */
  onModuleDestroy(): void {
    for (const early of this.underWay.values()) end(early, 'the service stops');
  }

  private problem(error: unknown, requestId: string): Problem {
    const answer = problemOf(error);
    logProblem(this.logger, error, answer, requestId);
    return { ...answer.problem, requestId };
  }
}

/** How far the work is; `first` resolves when it has told so for the first time. */
class Reported {
  progress: { readonly done: number; readonly of: number } | undefined;
  readonly first: Promise<void>;
  #resolve: () => void = () => undefined;

  constructor() {
    this.first = new Promise((resolve) => (this.#resolve = resolve));
  }

  report = (done: number, of: number): void => {
    this.progress = { done, of };
    this.#resolve();
  };
}

function end(early: AbortController, reason: string): void {
  early.abort(new DomainError('ServerBusy', { reason }));
}

function whenClientLeaves({ raw }: FastifyReply, call: () => void): void {
  // Closed after a whole answer, too, when there is nothing left to end.
  if (raw.destroyed) call();
  else raw.once('close', call);
}

async function* linesOf<Result extends object>(
  done: Promise<Result>,
  reported: Reported,
  problem: (error: unknown) => Problem,
): AsyncGenerator<string> {
  try {
    for (;;) {
      if (reported.progress) yield lineOf({ progress: reported.progress });
      const result = await Promise.race([done, sleep(lineEveryMs, undefined, { ref: false })]);
      if (!result) continue;
      yield lineOf({ result });
      return;
    }
  } catch (error) {
    yield lineOf({ problem: problem(error) });
  }
}

function lineOf(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
