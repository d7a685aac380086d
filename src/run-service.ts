import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from './http-server/app.js';
import { ConfigError, loadConfig, type Config, type Environment } from './config/config.js';
import { DatabaseStartError } from './database/start-error.js';
import { createLogger } from './logging/logger.js';

/** sysexits.h EX_CONFIG: another start with the same settings would fail as well. */
const exitConfig = 78;

/** What runs beside the service on a machine that has no database or mail server for it. */
export interface Surroundings {
  /** What a deployed service is told by its environment. */
  readonly settings: Environment;
  /** Called when the service is ready. */
  welcome(config: Config): void;
  /** Called when the service has stopped. */
  stop(): Promise<void>;
}

/**
 * Runs the service until a signal stops it; that ends the process, as does a failed start.
 *
 * @param startSurroundings if absent, the settings come from the environment
 */
export async function runService(startSurroundings?: () => Promise<Surroundings>): Promise<void> {
  try {
    await start(await startSurroundings?.());
  } catch (error) {
    const settings =
      error instanceof ConfigError || (error instanceof DatabaseStartError && !error.passes);
    process.stderr.write(`${error instanceof Error ? error.message : 'The start failed.'}\n`);
    process.exit(settings ? exitConfig : 1);
  }
}

async function start(surroundings: Surroundings | undefined): Promise<void> {
  const config = loadConfig(surroundings?.settings);
  const logger = createLogger(config.logLevel);
  const app = await createApp(config, logger);

  // Nest's shutdown hooks know neither the order, surroundings last, nor that a second signal is to end it.
  const stop = async (signal: NodeJS.Signals) => {
    logger.info({ signal }, 'stopping');
    await app.close();
    await surroundings?.stop();
    process.exit(0);
  };
  onStopSignal((signal) => {
    stop(signal).catch((err: unknown) => {
      logger.error({ err }, 'stopping failed');
      process.exit(1);
    });
  });

  await listen(app, config);
  logger.info({ url: await app.getUrl(), publicUrl: config.soap.publicUrl }, 'serving');
  surroundings?.welcome(config);
}

/** Under npm a Ctrl-C arrives twice: from the terminal, and handed on by npm. */
const sameSignalMs = 1_000;

/** SIGHUP: the terminal was closed. A second request that comes later ends the process immediately. */
function onStopSignal(stop: (signal: NodeJS.Signals) => void): void {
  let firstAt: number | undefined;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (firstAt === undefined) stop(signal);
      else if (performance.now() - firstAt > sameSignalMs) process.exit(1);
      firstAt ??= performance.now();
    });
  }
}

async function listen(app: NestFastifyApplication, { http }: Config): Promise<void> {
  try {
    await app.listen(http.port, http.host);
  } catch (error) {
    if (!(error instanceof Error) || !error.message.includes('EADDRINUSE')) throw error;
    throw new Error(`Port ${http.port} is taken. Choose another one with PORT.`, { cause: error });
  }
}
