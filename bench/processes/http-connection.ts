import { connect, type Socket } from 'node:net';

export interface Reply {
  /** 0: no answer came. */
  readonly status: number;
  readonly body: string;
}

/**
 * An HTTP/1.1 connection that stays open and carries one request at a time. Not node:http: on a
 * machine of two cores the generator of the load must cost next to nothing.
 */
export class HttpConnection {
  broken = false;
  readonly #socket: Socket;
  #received = '';
  #pending: ((reply: Reply) => void) | undefined;

  constructor(host: string, port: number) {
    this.#socket = connect({ host, port, noDelay: true });
    this.#socket.setEncoding('latin1');
    this.#socket.on('data', (text: string) => this.#receive(text));
    this.#socket.on('error', () => undefined);
    this.#socket.on('close', () => {
      this.broken = true;
      this.#settle({ status: 0, body: 'connection closed' });
    });
  }

  send(request: string): Promise<Reply> {
    return new Promise((resolve) => {
      this.#pending = resolve;
      if (this.broken) this.#settle({ status: 0, body: 'connection closed' });
      else this.#socket.write(request);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #receive(text: string): void {
    this.#received += text;
    const end = this.#received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.#received.slice(0, end);
    const body = this.#received.slice(end + 4);
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
    const complete = length === undefined ? body.endsWith('0\r\n\r\n') : body.length >= +length;
    if (!complete) return;
    this.#received = '';
    this.#settle({ status: Number(head.slice(9, 12)), body });
  }

  #settle(reply: Reply): void {
    const pending = this.#pending;
    this.#pending = undefined;
    pending?.(reply);
  }
}
