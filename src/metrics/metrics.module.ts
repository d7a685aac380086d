import { Global, Module } from '@nestjs/common';
import { Metrics } from './metrics.js';

/** What modules count with. Who may read it is decided by ScrapeModule. */
@Global()
@Module({
  providers: [Metrics],
  exports: [Metrics],
})
export class MetricsModule {}
