import { Module, type DynamicModule } from '@nestjs/common';
import type { Config } from './config.js';
import { ConfigModule } from './config.module.js';
import { CryptoModule } from './crypto/crypto.module.js';
import { DatabaseModule } from './database/database.module.js';
import { HealthModule } from './health/health.module.js';
import { LdapSocketModule } from './ldap-socket/ldap-socket.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { ScrapeModule } from './metrics/scrape.module.js';
import { PhoneApiModule } from './phone-api/phone-api.module.js';
import { SoapModule } from './soap/soap.module.js';

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
