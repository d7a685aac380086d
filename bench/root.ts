import { fileURLToPath } from 'node:url';

/** The folder of the project, seen from `dist/bench`. */
export const root = fileURLToPath(new URL('../..', import.meta.url));
