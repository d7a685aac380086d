import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { databaseTrouble } from '../database/database-error.js';
import { DomainError } from '../domain-error.js';
import { CommandError } from './command-errors.js';
import { CommandModule } from './command.module.js';
import { nothingToTalkTo, type Settings } from './settings.js';

/**
 * The service's own modules, connected to its database.
 *
 * @throws CommandError, DomainError DatabaseUnavailable
 */
export async function openServices({
  config,
  quickStart,
}: Settings): Promise<INestApplicationContext> {
  // Who waits at a terminal would rather know at once; bringing up the schema takes two connections.
  const database = { ...config.database, connectPatienceMs: 0, poolSize: 2 };
  try {
    const module = CommandModule.forRoot({ ...config, database });
    return await NestFactory.createApplicationContext(module, {
      logger: false,
      abortOnError: false,
    });
  } catch (error) {
    if (isRefusalOfServer(error)) {
      const message = `The database does not let us in: ${error.message}.`;
      throw new CommandError(message, { cause: error });
    }
    const unavailable = databaseTrouble(error) !== undefined;
    if (unavailable && quickStart) throw new CommandError(nothingToTalkTo, { cause: error });
    if (unavailable) throw new DomainError('DatabaseUnavailable', {}, { cause: error });
    throw error;
  }
}

// PostgreSQL, Appendix A: class 28 invalid authorization, 3D invalid catalog name.
function isRefusalOfServer(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && /^(28|3D)...$/.test(String(error.code));
}
