import * as growth from './cases/growth.mjs';
import * as instances from './cases/instances.mjs';
import * as latency from './cases/latency.mjs';
import * as memory from './cases/memory.mjs';
import * as overload from './cases/overload.mjs';
import * as soapHandling from './cases/soap-handling.mjs';
import * as startUp from './cases/start-up.mjs';
import * as throughput from './cases/throughput.mjs';

/** Every case, in the order in which they run. */
export const cases = [
  throughput,
  soapHandling,
  latency,
  overload,
  growth,
  instances,
  memory,
  startUp,
];
