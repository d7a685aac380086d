import type { Attributes, Span, SpanContext, SpanStatus } from '@opentelemetry/api';
import { DomainError } from '../common/domain-error.js';
import { currentSpan, OpenSpan, type SpanFacts } from './current-span.js';

/** The steps that have a span; docs/tracing.md describes them. */
export type Step =
  | 'authenticate'
  | 'reset'
  | 'read'
  | 'hash'
  | 'stage'
  | 'wait'
  | 'deliver'
  | 'smtp'
  | 'activate'
  | 'LDAP bind';

export interface NewSpan {
  readonly name: string;
  /** `server`: of a request that was received; `client`: of one to another server. */
  readonly kind: 'internal' | 'server' | 'client';
  readonly attributes: Attributes;
  /** Absent: it begins a trace. */
  readonly parent?: SpanContext | undefined;
  /** A span of another trace that led to this one. */
  readonly link?: SpanContext | undefined;
}

/** What makes spans and exports them: OpenTelemetry's SDK behind the few calls that are used (otlp-spans.ts). */
export interface Spans {
  /** The status of a span that failed. */
  readonly failure: SpanStatus;
  start(span: NewSpan): Span;
  /** Undefined if it is not a traceparent (W3C Trace Context 3.2). */
  parse(traceparent: string): SpanContext | undefined;
  /** Exports what has ended, as far as that succeeds within a bound. */
  shutdown(): Promise<void>;
}

export interface SpanOptions {
  readonly kind?: NewSpan['kind'];
  readonly facts?: SpanFacts;
  /** The traceparent of what led to this, for a span without a parent. */
  readonly linkedTo?: string | undefined;
}

/**
 * Traces requests and resets. Without an exporter it does nothing, and its methods cost a comparison. Spans follow
 * the asynchronous calls of their work (AsyncLocalStorage), as the log does, so nobody hands them on.
 */
export class Tracing {
  /** @param spans absent: nothing is traced */
  constructor(private readonly spans?: Spans) {}

  get enabled(): boolean {
    return this.spans !== undefined;
  }

  /** The current span for those who continue its work later, perhaps in another process. */
  get traceparent(): string | undefined {
    return this.spans && currentSpan()?.traceparent;
  }

  /** Begins the span of a request that was received. A traceparent that is not one is ignored. */
  begin(name: string, facts: SpanFacts, traceparent?: string): OpenSpan | undefined {
    if (!this.spans) return undefined;
    const parent = traceparent === undefined ? undefined : this.spans.parse(traceparent);
    const span = this.spans.start({ name, kind: 'server', attributes: { ...facts }, parent });
    return new OpenSpan(span, this.spans.failure);
  }

  /** Runs `work` as a span of its own: a child of the current one, or the first of its trace. */
  span<T>(step: Step, work: () => Promise<T>, options?: SpanOptions): Promise<T> {
    return this.spans ? traced(this.open(this.spans, step, options), work) : work();
  }

  /** Adds facts to the current span. */
  tell(facts: SpanFacts): void {
    if (this.spans) currentSpan()?.tell(facts);
  }

  /** Marks the current span as failed, for work that reports a failure without throwing. */
  failed(type: string): void {
    if (this.spans) currentSpan()?.failed(type);
  }

  async shutdown(): Promise<void> {
    await this.spans?.shutdown();
  }

  private open(spans: Spans, name: Step, { kind, facts, linkedTo }: SpanOptions = {}): OpenSpan {
    const parent = currentSpan()?.context;
    const link = parent || linkedTo === undefined ? undefined : spans.parse(linkedTo);
    const attributes = { ...facts };
    const span = spans.start({ name, kind: kind ?? 'internal', attributes, parent, link });
    return new OpenSpan(span, spans.failure);
  }
}

async function traced<T>(span: OpenSpan, work: () => Promise<T>): Promise<T> {
  try {
    return await span.run(work);
  } catch (error) {
    span.failed(typeOf(error));
    throw error;
  } finally {
    span.end();
  }
}

// Not the message: it may hold anything.
function typeOf(error: unknown): string {
  if (error instanceof DomainError) return error.refusal;
  return error instanceof Error ? error.constructor.name : typeof error;
}
