import type { Logger } from '@nestjs/common';
import { TraceFlags } from '@opentelemetry/api';
import { ExportResultCode, type ExportResult } from '@opentelemetry/core';
import {
  BatchSpanProcessor,
  type ReadableSpan,
  type SpanExporter,
  type SpanProcessor,
} from '@opentelemetry/sdk-trace-base';
import { LossReport } from './loss-report.js';

/**
 * Exports spans in batches, and logs those that are lost: the SDK tells nobody but its own diagnostics, which are
 * off because their texts may hold anything.
 */
export class ReportingProcessor implements SpanProcessor {
  private readonly batches: BatchSpanProcessor;
  private readonly lost: LossReport;
  private readonly dropped: LossReport;
  private waiting = 0;
  private stopped = false;

  /** @param maxQueueSize how many spans may wait for an export */
  constructor(
    private readonly exporter: SpanExporter,
    private readonly maxQueueSize: number,
    logger: Logger,
  ) {
    this.lost = new LossReport((lost, err) =>
      logger.warn({ msg: 'the collector takes no spans', lost, err }),
    );
    this.dropped = new LossReport((dropped) =>
      logger.warn({ msg: 'dropped spans, as too many wait for the collector', dropped }),
    );
    this.batches = new BatchSpanProcessor(
      {
        export: (spans, done) => this.export(spans, done),
        shutdown: () => exporter.shutdown(),
      },
      { maxQueueSize },
    );
  }

  onStart(): void {
    // Only what has ended is exported.
  }

  onEnd(span: ReadableSpan): void {
    if (this.stopped || !(span.spanContext().traceFlags & TraceFlags.SAMPLED)) return;
    if (this.waiting >= this.maxQueueSize) {
      this.dropped.add(1);
      return;
    }
    this.waiting += 1;
    this.batches.onEnd(span);
  }

  forceFlush(): Promise<void> {
    return this.batches.forceFlush();
  }

  async shutdown(): Promise<void> {
    this.stopped = true;
    this.dropped.end();
    try {
      await this.batches.shutdown();
    } finally {
      this.lost.end();
    }
  }

  private export(spans: ReadableSpan[], done: (result: ExportResult) => void): void {
    this.waiting -= spans.length;
    this.exporter.export(spans, (result) => {
      if (result.code !== ExportResultCode.SUCCESS) this.lost.add(spans.length, result.error);
      done(result);
    });
  }
}
