import { createRequire } from 'node:module';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import {
  diag,
  DiagLogLevel,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import { getNumberFromEnv, parseTraceParent } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import { BasicTracerProvider } from '@opentelemetry/sdk-trace-base';
import { ReportingProcessor } from './reporting-processor.js';
import type { NewSpan, Spans } from './tracing.js';

const manifest = createRequire(import.meta.url)('#package.json') as {
  readonly name: string;
  readonly version: string;
};

/** That of the specification (OpenTelemetry SDK environment variables). */
const defaultQueueSize = 2_048;

/** How long a stop waits for the collector, milliseconds. */
const flushMs = 3_000;

const kinds: Record<NewSpan['kind'], SpanKind> = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
};

/**
 * Exports spans in batches to an OpenTelemetry collector, as JSON over HTTP. The SDK reads the standard variables
 * (sampler, limits, batches, headers, timeouts, certificates, resource) from the environment itself.
 *
 * Nothing is registered with OpenTelemetry's global API, so no library of this process finds a tracer there.
 *
 * @param url of the collector's traces, such as `http://collector:4318/v1/traces`
 */
export function otlpSpans(url: string): Spans {
  const logger = new Logger('Tracing');
  const complain = (message: string) => logger.warn(message);
  const silent = () => undefined;
  // What the SDK says about its variables while it reads them. Afterwards ReportingProcessor says what fails.
  diag.setLogger(
    { error: complain, warn: complain, info: silent, debug: silent, verbose: silent },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
  const maxQueueSize = getNumberFromEnv('OTEL_BSP_MAX_QUEUE_SIZE') ?? defaultQueueSize;
  const exporter = new OTLPTraceExporter({ url });
  const provider = new BasicTracerProvider({
    resource: resource(),
    spanProcessors: [new ReportingProcessor(exporter, maxQueueSize, logger)],
  });
  diag.disable();
  const tracer = provider.getTracer(manifest.name, manifest.version);
  return {
    failure: { code: SpanStatusCode.ERROR },
    start: ({ name, kind, attributes, parent, link }) =>
      tracer.startSpan(
        name,
        { kind: kinds[kind], attributes, links: link ? [{ context: link }] : [] },
        parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT,
      ),
    parse: (traceparent) => {
      const context = parseTraceParent(traceparent);
      return context ? { ...context, isRemote: true } : undefined;
    },
    shutdown: async () => {
      // A collector that does not answer must not hold up a stop; ReportingProcessor has told of it.
      const flushed = provider.shutdown().catch(() => undefined);
      await Promise.race([flushed, sleep(flushMs, undefined, { ref: false })]);
    },
  };
}

// Not the SDK's detectors of the process, which would export its command line.
function resource() {
  return defaultResource()
    .merge(
      resourceFromAttributes({
        'service.name': manifest.name,
        'service.version': manifest.version,
        'host.name': hostname(),
      }),
    )
    .merge(detectResources({ detectors: [envDetector] }));
}
