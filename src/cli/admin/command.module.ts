import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { AccountsAdminModule } from '../../accounts/admin/accounts-admin.module.js';
import type { Config } from '../../config/config.js';
import { ConfigModule } from '../../config/config.module.js';
import { CryptoModule } from '../../crypto/crypto.module.js';
import { Database } from '../../database/database.js';
import { ProvisioningModule } from '../../credentials/admin/provisioning.module.js';

/** The part of the service that `umpin` needs: nothing that listens, and nothing that delivers. */
@Global()
@Module({})
export class CommandModule {
  /** @param dataSource closed by the caller, even if the start of a module fails */
  static forRoot(config: Config, dataSource: DataSource): DynamicModule {
    return {
      module: CommandModule,
      imports: [
        ConfigModule.forRoot(config),
        CryptoModule,
        AccountsAdminModule,
        ProvisioningModule,
      ],
      providers: [{ provide: Database, useValue: new Database(dataSource) }],
      exports: [Database],
    };
  }
}
