import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A span as it was exported. */
export interface CaughtSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  /** The attributes of the span. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly resource: Readonly<Record<string, unknown>>;
  /** The traces that it refers to. */
  readonly links: readonly string[];
  /** SpanKind of OTLP. */
  readonly kind: number;
  readonly failed: boolean;
}

interface Attribute {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/** ExportTraceServiceRequest of OTLP, as far as tests look at it. */
interface ExportRequest {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly {
      readonly spans: readonly {
        readonly name: string;
        readonly traceId: string;
        readonly spanId: string;
        readonly parentSpanId?: string;
        readonly kind: number;
        readonly attributes: readonly Attribute[];
        readonly links?: readonly { readonly traceId: string }[];
        readonly status?: { readonly code: number };
      }[];
    }[];
  }[];
}

/** A real OTLP/HTTP receiver that keeps what it is sent. */
export class Collector {
  readonly spans: CaughtSpan[] = [];
  /** Every body, as it was received. */
  readonly bodies: string[] = [];
  /** Requests that wait for an answer. */
  waiting = 0;
  /** What it does with a request once it has read it. */
  answer: (response: ServerResponse) => void = taken;

  private constructor(private readonly server: Server) {
    server.on('request', (request, response) => void this.take(request, response));
  }

  static async start(): Promise<Collector> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Collector(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The spans with this attribute, and all others of their traces. */
  traceWith(name: keyof CaughtSpan['facts'], value: unknown): CaughtSpan[] {
    const traces = this.spans.filter(({ facts }) => facts[name] === value);
    return this.spans.filter(({ traceId }) => traces.some((each) => each.traceId === traceId));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.waiting += 1;
    response.once('close', () => (this.waiting -= 1));
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    if (request.url === '/v1/traces') {
      this.bodies.push(body);
      this.spans.push(...spansOf(JSON.parse(body) as ExportRequest));
    }
    this.answer(response);
  }
}

function taken(response: ServerResponse): void {
  response.setHeader('content-type', 'application/json').end('{}');
}

function spansOf({ resourceSpans }: ExportRequest): CaughtSpan[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans.flatMap(({ spans }) =>
      spans.map(({ attributes, links = [], status, ...span }) => ({
        ...span,
        parentSpanId: span.parentSpanId,
        facts: plain(attributes),
        resource: plain(resource.attributes),
        links: links.map(({ traceId }) => traceId),
        failed: status?.code === 2,
      })),
    ),
  );
}

function plain(attributes: readonly Attribute[]): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
}
