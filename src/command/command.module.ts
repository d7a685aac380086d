import { Module, type DynamicModule } from '@nestjs/common';
import type { Config } from '../config.js';
import { ConfigModule } from '../config.module.js';
import { CryptoModule } from '../crypto/crypto.module.js';
import { DatabaseModule } from '../database/database.module.js';
import { ProvisioningModule } from '../provisioning/provisioning.module.js';

/** What the command needs of the service: nothing that listens, and nothing that delivers. */
@Module({})
export class CommandModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: CommandModule,
      imports: [ConfigModule.forRoot(config), DatabaseModule, CryptoModule, ProvisioningModule],
    };
  }
}
