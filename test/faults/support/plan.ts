import { inject } from 'vitest';

/** How much is tried in this run; decided in global-setup.ts. */
export interface FaultPlan {
  /** The counts of `npm run test:faults`; otherwise a short version of every row. */
  readonly long: boolean;
  readonly seed: number;
  /** Collects a line of JSON for each row. */
  readonly resultsFile: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    faults: FaultPlan;
  }
}

export const plan = inject('faults');

/** As many as the short version or the whole plan asks for. */
export function howMany(short: number, long: number): number {
  return plan.long ? long : short;
}
