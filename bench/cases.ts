import type { Bench } from './bench.js';
import * as againstBase from './cases/against-base.js';
import * as auditChain from './cases/audit-chain.js';
import * as growth from './cases/growth.js';
import * as instances from './cases/instances.js';
import * as latency from './cases/latency.js';
import * as memory from './cases/memory.js';
import * as oneAmongMany from './cases/one-among-many.js';
import * as overload from './cases/overload.js';
import * as pages from './cases/pages.js';
import * as pinVerification from './cases/pin-verification.js';
import * as processorTime from './cases/processor-time.js';
import * as refusals from './cases/refusals.js';
import * as soapHandling from './cases/soap-handling.js';
import * as startUp from './cases/start-up.js';
import * as throughput from './cases/throughput.js';
import type { Row } from './report.js';

export interface Case {
  /** Its numbers: what `--only` takes. */
  readonly numbers: readonly number[];
  readonly title: string;
  /** @param wanted the numbers that the run is about */
  readonly run: (bench: Bench, wanted: ReadonlySet<number>) => Promise<Row[]>;
}

/** Every case, in the order in which they run. */
export const cases: readonly Case[] = [
  againstBase,
  throughput,
  soapHandling,
  pinVerification,
  processorTime,
  refusals,
  oneAmongMany,
  latency,
  overload,
  growth,
  instances,
  memory,
  startUp,
  auditChain,
  pages,
];
