import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from './http-server/app.js';
import { ConfigError, loadConfig, nothingConfigured, type Config } from './config/config.js';
import { DatabaseStartError } from './database/start-error.js';
import { createLogger } from './logging/logger.js';

/** sysexits.h EX_CONFIG: starting again without a change of settings is no use. */
const exitConfig = 78;

async function main(): Promise<void> {
  // Loaded only when nothing is configured: a deployed service is installed without its packages.
  const quickStart = nothingConfigured()
    ? await (await import('../dev/quick-start/quick-start.js')).startQuickStart()
    : undefined;
  const config = loadConfig(quickStart?.settings);
  const logger = createLogger(config.logLevel);
  const app = await createApp(config, logger);

  const stop = async (signal: NodeJS.Signals) => {
    logger.info({ signal }, 'stopping');
    await app.close();
    await quickStart?.stop();
    process.exit(0);
  };
  whenToldToStop((signal) => void stop(signal));

  await listen(app, config);
  logger.info({ url: await app.getUrl(), publicUrl: config.soap.publicUrl }, 'serving');
  quickStart?.welcome(config);
}

/** Under npm a Ctrl-C comes twice: from the terminal, and handed on by npm. */
const sameWishMs = 1_000;

/** SIGHUP: the terminal was closed. Whoever asks again later is not made to wait any longer. */
function whenToldToStop(stop: (signal: NodeJS.Signals) => void): void {
  let firstAt: number | undefined;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (firstAt === undefined) stop(signal);
      else if (performance.now() - firstAt > sameWishMs) process.exit(1);
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

main().catch((error: unknown) => {
  const settings =
    error instanceof ConfigError || (error instanceof DatabaseStartError && !error.passes);
  process.stderr.write(`${error instanceof Error ? error.message : 'The start failed.'}\n`);
  process.exit(settings ? exitConfig : 1);
});
