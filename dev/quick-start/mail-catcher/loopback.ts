import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';

/** Listens for this machine only, and returns the port: the given one, or a free one for 0. */
export async function listenOnLoopback(
  server: Server,
  port: number,
  purpose: string,
): Promise<number> {
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const trouble = code === 'EADDRINUSE' ? 'is taken' : `cannot be opened, ${code ?? message}`;
    throw new Error(`Port ${port} ${trouble} (${purpose}).`, { cause: error });
  }
  return (server.address() as AddressInfo).port;
}
