import { Injectable, Logger, Optional } from '@nestjs/common';
import { ConcurrencyLimiter } from '../../common/concurrency.js';
import { Metrics } from '../../metrics/metrics.js';
import { BounceTokens } from './bounce-tokens.js';
import type { ReportHandler, ReportResult } from './delivery-report.js';
import { readReport } from './report-parser.js';

/**
 * What became of a mail that came to an address for reports: the result of its report, or why it is dropped.
 * `forged`: nobody was sent a mail with this address.
 */
export type ReportOutcome = ReportResult | 'forged' | 'not-a-report' | 'no-status';

/** The size of a mail that is read; our mails are a twentieth of it, should a report quote one. */
export const maxReportBytes = 1_048_576;

/** How many reports are decided about simultaneously, and wait for it: owners need the connections, too. */
const [atOnce, waiting] = [2, 50];

/**
 * Takes the mails that come to the return paths of our mails, and has the handler decide about those that are
 * reports. Nothing of them but action, status and reply code is kept, logged or answered: they may quote a PIN.
 */
@Injectable()
export class DeliveryReports {
  private readonly logger = new Logger(DeliveryReports.name);
  private readonly limiter = new ConcurrencyLimiter(atOnce, waiting);
  private handler: ReportHandler | undefined;

  constructor(
    private readonly tokens: BounceTokens,
    /** Absent on the command line. */
    @Optional() private readonly metrics?: Metrics,
  ) {}

  register(handler: ReportHandler): void {
    this.handler = handler;
  }

  /** Whether mails to this address are taken: it is the return path of a mail of ours. */
  expects(recipient: string): boolean {
    const expected = this.tokens.mailIdOf(recipient) !== undefined;
    if (!expected) this.metrics?.countReport('forged');
    return expected;
  }

  /**
   * Takes a mail. It is read to its end in any case; when this resolves, its outcome is committed.
   *
   * @param recipient the address that it came to, which alone tells which mail it is about
   * @throws DomainError if it has to come again: the database is unavailable, or too many reports wait
   * @throws Error if `message` breaks off
   */
  async handle(recipient: string, message: AsyncIterable<Uint8Array>): Promise<ReportOutcome> {
    const bytes = await readAtMost(message, maxReportBytes);
    try {
      const outcome = await this.outcomeOf(recipient, bytes);
      this.metrics?.countReport(outcome);
      return outcome;
    } catch (error) {
      this.metrics?.countReport('error');
      throw error;
    }
  }

  private async outcomeOf(recipient: string, bytes: Buffer | undefined): Promise<ReportOutcome> {
    const mailId = this.tokens.mailIdOf(recipient);
    if (mailId === undefined) return 'forged';
    const reading = bytes ? await readReport(bytes) : 'not-a-report';
    if (typeof reading === 'string') {
      this.logger.log({ msg: 'delivery report dropped', mail: mailId, reason: reading });
      return reading;
    }
    const report = { mailId, ...reading };
    const result = await this.limiter.run(() => this.decide(report));
    this.logger.log({ msg: 'delivery report', mail: mailId, ...reading, result });
    return result;
  }

  // Without a handler nobody here knows what the mail was about.
  private async decide(report: Parameters<ReportHandler['reported']>[0]): Promise<ReportResult> {
    return (await this.handler?.reported(report)) ?? 'unknown';
  }
}

/** Reads a message to its end; undefined if it has more than `most` bytes. */
async function readAtMost(
  message: AsyncIterable<Uint8Array>,
  most: number,
): Promise<Buffer | undefined> {
  // In one piece: a sender can make each byte a piece of its own, which would cost a hundred times as much.
  const kept = Buffer.allocUnsafe(most);
  let size = 0;
  for await (const piece of message) {
    if (size + piece.length <= most) kept.set(piece, size);
    size += piece.length;
  }
  return size <= most ? kept.subarray(0, size) : undefined;
}
