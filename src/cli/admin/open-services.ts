import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { connect } from '../../database/connect.js';
import { entities } from '../../database/entities.js';
import { DatabaseStartError } from '../../database/start-error.js';
import { CommandError } from '../shared/errors.js';
import { CommandModule } from './command.module.js';
import { nothingToTalkTo, type Settings } from './settings.js';

export interface Services extends Pick<INestApplicationContext, 'get'> {
  close(): Promise<void>;
}

/**
 * The service's own modules, connected to its database. A start that fails leaves nothing open: an
 * open connection would keep the command from ending.
 *
 * @throws CommandError, DatabaseStartError
 */
export async function openServices({ config, quickStart }: Settings): Promise<Services> {
  // A user at a terminal wants an error immediately; bringing up the schema takes two connections.
  const options = { ...config.database, connectPatienceMs: 0, poolSize: 2 };
  const dataSource = await connect(options, entities).catch((error: unknown) => {
    const away = error instanceof DatabaseStartError && error.passes;
    throw quickStart && away ? new CommandError(nothingToTalkTo, { cause: error }) : error;
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
