import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { TestCertificate } from './certificate.js';

/** RFC 4511 4.14.2: an ExtendedResponse of success, to the message with id 1. */
const startsTls = Buffer.from('300c02010178070a010004000400', 'hex');

/** What stands on a server's port, and does as a test says to whoever connects. */
export class HostileDirectory {
  connections = 0;
  /** All that arrived in clear. */
  heard = '';
  readonly #sockets = new Set<Socket>();

  private constructor(private readonly listener: Server) {}

  static async start(meet: (socket: Socket) => void = () => undefined): Promise<HostileDirectory> {
    const directory = new HostileDirectory(createServer());
    directory.listener.on('connection', (socket) => {
      directory.connections += 1;
      directory.#sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => directory.#sockets.delete(socket));
      socket.on('data', (data: Buffer) => (directory.heard += data.toString('latin1')));
      meet(socket);
    });
    await new Promise<void>((resolve) => directory.listener.listen(0, '127.0.0.1', resolve));
    return directory;
  }

  get url(): string {
    return `ldap://127.0.0.1:${(this.listener.address() as AddressInfo).port}`;
  }

  get open(): number {
    return this.#sockets.size;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.listener.close(resolve));
  }
}

/** Agrees to StartTLS, and says no more. */
export function agree(socket: Socket): void {
  socket.once('data', () => socket.write(startsTls));
}

/** Agrees to StartTLS, does it, and hangs up. */
export function hangUpUnderTls(socket: Socket, { cert, key }: TestCertificate): void {
  socket.once('data', () => {
    socket.removeAllListeners('data');
    socket.write(startsTls);
    const secure = new TLSSocket(socket, { isServer: true, cert, key });
    secure.on('error', () => undefined);
    secure.on('secure', () => secure.end());
  });
}
