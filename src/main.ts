import { runService } from './run-service.js';

/** The service as it is deployed, configured by its environment; `npm start` runs dev/main.ts. */
await runService();
