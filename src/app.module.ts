import { Module, type DynamicModule } from '@nestjs/common';
import type { Config } from './config/config.js';
import { ConfigModule } from './config/config.module.js';
import { CryptoModule } from './crypto/crypto.module.js';
import { DatabaseModule } from './database/database.module.js';
import { HealthModule } from './transports/ops/health.module.js';
import { LdapSocketModule } from './transports/ldap-socket/ldap-socket.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { ScrapeModule } from './transports/ops/scrape.module.js';
import { PhoneApiModule } from './transports/phone/phone-api.module.js';
import { SoapModule } from './transports/soap/soap.module.js';

/** The service: SOAP, the doors for phone systems, and health. They bring the use cases they need. */
@Module({})
export class AppModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.forRoot(config),
        MetricsModule,
        DatabaseModule,
        CryptoModule,
        SoapModule,
        PhoneApiModule,
        HealthModule,
        ...(config.ldapSocket ? [LdapSocketModule] : []),
        ...(config.metrics ? [ScrapeModule] : []),
      ],
    };
  }
}
