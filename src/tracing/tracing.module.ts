import { Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { Tracing } from './tracing.js';

/** Traces for OpenTelemetry. The SDK is loaded only if a collector is configured. */
@Global()
@Module({
  providers: [
    {
      provide: Tracing,
      inject: [CONFIG],
      useFactory: async ({ tracesUrl }: Config) => {
        if (tracesUrl === undefined) return new Tracing();
        const { otlpSpans } = await import('./otlp-spans.js');
        return new Tracing(otlpSpans(tracesUrl));
      },
    },
  ],
  exports: [Tracing],
})
export class TracingModule implements OnApplicationShutdown {
  constructor(private readonly tracing: Tracing) {}

  async onApplicationShutdown(): Promise<void> {
    await this.tracing.shutdown();
  }
}
