import { Global, Module, type DynamicModule, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { AccountsAdminModule } from '../../accounts/admin/accounts-admin.module.js';
import { AuditAdminModule } from '../../audit/admin/audit-admin.module.js';
import { AuditProofModule } from '../../audit/audit-proof.module.js';
import { CampaignsAdminModule } from '../../campaigns/admin/campaigns-admin.module.js';
import type { Config } from '../../config/config.js';
import { ConfigModule } from '../../config/config.module.js';
import { CredentialsAdminModule } from '../../credentials/admin/credentials-admin.module.js';
import { OWN_WORK_ONLY } from '../../common/periodic-jobs.js';
import { CryptoModule } from '../../crypto/crypto.module.js';
import { connect } from '../../database/connect.js';
import { Database } from '../../database/database.js';
import { entities } from '../../database/entities.js';
import { DatabaseStartError } from '../../database/start-error.js';
import { KeyRotationModule } from '../../key-rotation/key-rotation.module.js';
import { MetricsModule } from '../../metrics/metrics.module.js';
import { MailQueueModule } from '../../notification/admin/mail-queue.module.js';
import { OwnerNoticesModule } from '../../pin-check/owner-notices.module.js';
import { PinResetModule } from '../../pin-reset/pin-reset.module.js';
import { PinReturnModule } from '../../pin-reset/pin-return.module.js';
import { TracingModule } from '../../tracing/tracing.module.js';
import { UnavailableError } from '../shared/errors.js';
import { nothingToTalkTo, type Settings } from './settings.js';

/**
 * The part of the service that `umpin` needs: nothing that listens, and no work in the background. It delivers the
 * mail of the reset that it was called for; if it dies, an instance of the service does.
 */
@Global()
@Module({})
class CommandModule {
  /** @param dataSource closed by the caller, even if the start of a module fails */
  static forRoot(config: Config, dataSource: DataSource): DynamicModule {
    return {
      module: CommandModule,
      imports: [
        ConfigModule.forRoot(config),
        CryptoModule,
        AccountsAdminModule,
        CredentialsAdminModule,
        AuditAdminModule,
        MailQueueModule,
        MetricsModule,
        TracingModule,
        OwnerNoticesModule,
        PinResetModule,
        AuditProofModule,
        CampaignsAdminModule,
        PinReturnModule,
        KeyRotationModule,
      ],
      providers: [
        { provide: Database, useValue: new Database(dataSource) },
        { provide: DataSource, useValue: dataSource },
        { provide: OWN_WORK_ONLY, useValue: true },
      ],
      exports: [Database, OWN_WORK_ONLY],
    };
  }
}

export interface Services extends Pick<INestApplicationContext, 'get'> {
  close(): Promise<void>;
}

/**
 * The service's own modules, connected to its database. A start that fails leaves nothing open: an
 * open connection would keep the command from ending.
 *
 * @throws UnavailableError, DatabaseStartError
 */
export async function openServices({ config, quickStart }: Settings): Promise<Services> {
  // A user at a terminal wants an error immediately; bringing up the schema takes two connections.
  const options = { ...config.database, connectPatienceMs: 0, poolSize: 2 };
  const dataSource = await connect(options, entities).catch((error: unknown) => {
    const away = error instanceof DatabaseStartError && error.passes;
    throw quickStart && away ? new UnavailableError(nothingToTalkTo, { cause: error }) : error;
  });
  try {
    const context = await NestFactory.createApplicationContext(
      CommandModule.forRoot(config, dataSource),
      { logger: false, abortOnError: false },
    );
    return {
      get: context.get.bind(context),
      close: () => context.close().finally(() => dataSource.destroy()),
    };
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
}
