// The service with hashes that cost nothing, which its settings rightly refuse: shows what is left
// of a reset without them. Everything else is as main.js does it.
import { env } from 'node:process';
import { loadConfig } from '../src/config/config.js';
import { createApp } from '../src/http-server/app.js';
import { createLogger } from '../src/logging/logger.js';
import { cheapCost } from './seed.js';

const config = loadConfig(env);
const cheap = { ...config, argon2: { ...config.argon2, ...cheapCost } };
const app = await createApp(cheap, createLogger(config.logLevel));
process.once('SIGTERM', () => void app.close().then(() => process.exit(0)));
await app.listen(config.http.port, config.http.host);
