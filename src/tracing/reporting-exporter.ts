import type { Logger } from '@nestjs/common';
import { ExportResultCode, type ExportResult } from '@opentelemetry/core';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';

const minute = 60_000;

/** An exporter whose failures are logged: the first immediately, further ones once a minute. */
export class ReportingExporter implements SpanExporter {
  private lost = 0;
  private toldAt = -Infinity;

  constructor(
    private readonly exporter: SpanExporter,
    private readonly logger: Logger,
  ) {}

  export(spans: ReadableSpan[], done: (result: ExportResult) => void): void {
    this.exporter.export(spans, (result) => {
      if (result.code !== ExportResultCode.SUCCESS) this.failed(spans.length, result.error);
      done(result);
    });
  }

  forceFlush(): Promise<void> {
    return this.exporter.forceFlush?.() ?? Promise.resolve();
  }

  shutdown(): Promise<void> {
    return this.exporter.shutdown();
  }

  private failed(spans: number, error: Error | undefined): void {
    this.lost += spans;
    if (performance.now() - this.toldAt < minute) return;
    this.toldAt = performance.now();
    this.logger.warn({ msg: 'the collector takes no spans', lost: this.lost, err: error });
    this.lost = 0;
  }
}
