import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** One connection through a line. */
export interface Link {
  readonly client: Socket;
  readonly server: Socket;
  /** Ends both halves immediately, with a reset. */
  cut(): void;
}

/** What a line does with bytes; without it they go through. */
export interface Handling {
  /** Bytes on their way to the server. */
  toServer?(bytes: Buffer, link: Link): void;
  /** Bytes on their way back. */
  toClient?(bytes: Buffer, link: Link): void;
}

/** A line to a server on loopback, on which a test can listen, hold, slow and cut. */
export class Line {
  readonly #links = new Set<Link>();
  readonly #silent = new Set<Link>();
  #refusing = false;
  #closing = false;

  private constructor(
    private readonly listener: Server,
    readonly port: number,
  ) {}

  static async to(port: number, handlingFor: () => Handling): Promise<Line> {
    const listener = createServer({ allowHalfOpen: false });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const line = new Line(listener, (listener.address() as AddressInfo).port);
    listener.on('connection', (client) =>
      line.#join(client, connect(port, '127.0.0.1'), handlingFor()),
    );
    return line;
  }

  /** Cuts every connection, and from now on each new one immediately, until `mend`. */
  breakDown(): void {
    this.#refusing = true;
    this.cutAll();
  }

  mend(): void {
    this.#refusing = false;
  }

  cutAll(): void {
    for (const link of [...this.#links, ...this.#silent]) link.cut();
  }

  /** From now on nothing gets through on the connections that there are; new ones are served. */
  silence(): void {
    for (const link of this.#links) this.#silent.add(link);
  }

  /** The connections that went silent work again; data sent meanwhile is lost. */
  speak(): void {
    this.#silent.clear();
  }

  async close(): Promise<void> {
    this.#closing = true;
    this.cutAll();
    await new Promise((resolve) => this.listener.close(resolve));
  }

  #join(client: Socket, server: Socket, handling: Handling): void {
    const link: Link = {
      client,
      server,
      cut: () => {
        client.resetAndDestroy();
        server.destroy();
      },
    };
    const ended = () => {
      this.#links.delete(link);
      // The other end is not told, either.
      if (this.#silent.has(link) && !this.#closing) return;
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) {
      socket.setNoDelay(true);
      socket.on('error', ended);
      socket.on('close', ended);
    }
    if (this.#refusing) {
      link.cut();
      return;
    }
    this.#links.add(link);
    client.on('data', (bytes: Buffer) => {
      if (this.#silent.has(link)) return;
      if (handling.toServer) handling.toServer(bytes, link);
      else server.write(bytes);
    });
    server.on('data', (bytes: Buffer) => {
      if (this.#silent.has(link)) return;
      if (handling.toClient) handling.toClient(bytes, link);
      else client.write(bytes);
    });
  }
}
