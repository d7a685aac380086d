import { connect, type Socket } from 'node:net';

/** A TCP connection to a server, to say what no HTTP library would. */
export class RawConnection {
  /** Everything that the server said. */
  received = '';
  /** Resolves when the connection has ended, by either side. */
  readonly closed: Promise<void>;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay();
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => (this.received += text));
    // How it ends shows in what was received.
    socket.on('error', () => undefined);
    this.closed = new Promise((resolve) => socket.once('close', () => resolve()));
  }

  /** @param from the loopback address that the server sees */
  static async open(port: number, from = '127.0.0.1'): Promise<RawConnection> {
    const socket = connect({ port, host: '127.0.0.1', localAddress: from });
    const connection = new RawConnection(socket);
    await new Promise<void>((resolve) => {
      socket.once('connect', resolve);
      socket.once('close', () => resolve());
    });
    return connection;
  }

  static openMany(count: number, port: number, from?: string): Promise<RawConnection[]> {
    return Promise.all(Array.from({ length: count }, () => RawConnection.open(port, from)));
  }

  get open(): boolean {
    return !this.socket.destroyed;
  }

  /** Status codes of the answers so far, in order. */
  get statuses(): number[] {
    return [...this.received.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, code]) => Number(code));
  }

  send(text: string | Buffer): void {
    if (this.socket.writable) this.socket.write(text, 'latin1');
  }

  /** From now on nothing that the server says is taken off the wire. */
  stopReading(): void {
    this.socket.pause();
  }

  end(): void {
    this.socket.destroy();
  }
}

/** All that a server answers to `text` until it closes the connection. */
export async function exchange(port: number, text: string | Buffer): Promise<RawConnection> {
  const connection = await RawConnection.open(port);
  connection.send(text);
  await connection.closed;
  return connection;
}
