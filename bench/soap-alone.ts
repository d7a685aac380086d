// SOAP handling alone: the service as it is, but every caller is known and every reset succeeds
// immediately. Guard, body, envelope, filters, hooks and log are those of the service.
import { env } from 'node:process';
import { Authenticator } from '../src/authentication/authenticator.js';
import { loadConfig } from '../src/config/config.js';
import { createApp } from '../src/http-server/app.js';
import { createLogger } from '../src/logging/logger.js';
import { ResetPinService } from '../src/pin-reset/reset-pin.service.js';

const config = loadConfig(env);
const app = await createApp(config, createLogger(config.logLevel));
await app.init();
const anywhere = { strict: false };
const caller = { login: 'somebody', mailboxId: '00000000-0000-4000-8000-000000000000' };
app.get(Authenticator, anywhere).authenticate = () => Promise.resolve(caller);
app.get(ResetPinService, anywhere).reset = () => Promise.resolve('delivered');
process.once('SIGTERM', () => void app.close().then(() => process.exit(0)));
await app.listen(config.http.port, config.http.host);
