import { Global, Module } from '@nestjs/common';
import { Metrics } from './metrics.js';

/** The metrics that modules write. MetricsEndpointModule serves them, if that is enabled. */
@Global()
@Module({
  providers: [Metrics],
  exports: [Metrics],
})
export class MetricsModule {}
