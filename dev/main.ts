import { nothingConfigured } from '../src/config/config.js';
import { runService } from '../src/run-service.js';

// Loaded only when nothing is configured: an installation without devDependencies lacks its packages.
const startQuickStart = async () =>
  (await import('./quick-start/quick-start.js')).startQuickStart();

/** `npm start`: the service, with all that it needs beside it if nothing is configured. */
await runService(nothingConfigured() ? startQuickStart : undefined);
