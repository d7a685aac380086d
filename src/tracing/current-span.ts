import { AsyncLocalStorage } from 'node:async_hooks';
import type { Span, SpanContext, SpanStatus } from '@opentelemetry/api';

/**
 * All that a span may say beside its name and its times: ids, numbers, and words from fixed sets. Never a PIN, a
 * login, an address or a text of someone else, such as the message of an error (P6).
 */
export interface SpanFacts {
  readonly 'umpin.request_id'?: string;
  readonly 'umpin.reset_id'?: string;
  /** What it ended with; the words of the outcome labels in docs/metrics.md. */
  readonly 'umpin.outcome'?: string;
  readonly 'umpin.on_behalf'?: boolean;
  readonly 'umpin.mail.topic'?: string;
  /** Attempts so far to deliver the mail, this one included. */
  readonly 'umpin.mail.attempt'?: number;
  /** nodemailer's error code and the SMTP reply code. */
  readonly 'umpin.mail.reason'?: string;
  readonly 'http.request.method'?: string;
  /** The pattern of the path, never the path. */
  readonly 'http.route'?: string;
  readonly 'http.response.status_code'?: number;
  /** The refusal, or the class of the error. */
  readonly 'error.type'?: string;
}

/** The names under which OpenTelemetry's logs refer to spans ("Trace Context in non-OTLP Log Formats"). */
export interface SpanIds {
  readonly trace_id: string;
  readonly span_id: string;
}

const current = new AsyncLocalStorage<OpenSpan>();

/** A span under way. What is done within `run` can find it, and becomes its child. */
export class OpenSpan {
  #open = true;

  /** @param failure the status of a span that failed */
  constructor(
    private readonly span: Span,
    private readonly failure: SpanStatus,
  ) {}

  get context(): SpanContext {
    return this.span.spanContext();
  }

  /** Its ids for the log; nothing once it has ended: a connection that outlives its first reset is not part of it. */
  get ids(): SpanIds | undefined {
    if (!this.#open) return undefined;
    const { traceId, spanId } = this.context;
    return { trace_id: traceId, span_id: spanId };
  }

  /** Its name for other instances (W3C Trace Context, traceparent). */
  get traceparent(): string {
    const { traceId, spanId, traceFlags } = this.context;
    return `00-${traceId}-${spanId}-${traceFlags & 1 ? '01' : '00'}`;
  }

  run<T>(work: () => T): T {
    return current.run(this, work);
  }

  tell(facts: SpanFacts): void {
    this.span.setAttributes({ ...facts });
  }

  failed(type: string): void {
    this.tell({ 'error.type': type });
    this.span.setStatus(this.failure);
  }

  end(): void {
    this.#open = false;
    this.span.end();
  }
}

/** The span on whose behalf this runs, if spans are exported. */
export function currentSpan(): OpenSpan | undefined {
  return current.getStore();
}
