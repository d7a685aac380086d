import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** The port is in use by somebody else; the message names it. */
export class PortTakenError extends Error {
  constructor(readonly port: number) {
    super(
      `Port ${port} is taken (PostgreSQL of the quick start). ` +
        'Stop what listens there, or choose another port.',
    );
  }
}

/**
 * @returns `wanted` if it is free on the loopback interface, or any free port if `wanted` is 0.
 * @throws PortTakenError
 */
export async function choosePort(wanted: number): Promise<number> {
  const probe = createServer();
  try {
    // Exclusive: a worker of node:cluster would otherwise share the port instead of probing it.
    probe.listen({ port: wanted, host: '127.0.0.1', exclusive: true });
    await once(probe, 'listening');
    return (probe.address() as AddressInfo).port;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw new PortTakenError(wanted);
    throw error;
  } finally {
    probe.close();
  }
}
