import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a phone does that is called by this number; the same numbers are in the dialplan of a real Asterisk. */
export const numbers = {
  answers: '100',
  busy: '200',
  rings: '300',
  declines: '400',
  /** No such endpoint. */
  unknown: '999',
} as const;

interface Channel {
  readonly id: string;
  state: 'Down' | 'Ringing' | 'Up';
  readonly variables: Readonly<Record<string, string>>;
}

/** What POST /channels/{id} is sent. */
export interface Originated {
  readonly endpoint: string;
  readonly context: string;
  readonly extension: string;
  readonly timeout: number;
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * Asterisk's REST interface as its documentation describes it, with phones that behave as `numbers` has it. No Asterisk:
 * test/calls/asterisk.system-spec.ts has the same calls made by a real one where there is one.
 */
export class AriSink {
  readonly channels = new Map<string, Channel>();
  readonly originated: Originated[] = [];
  /** The request targets of the event sockets that are open. */
  readonly listeners = new Map<Duplex, string>();
  private readonly server: Server;

  private constructor(private readonly authorization: string) {
    this.server = createServer((request, response) => void this.answer(request, response));
    this.server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
      this.upgrade(request, socket);
    });
  }

  static async start(user = 'umpin', password = 'made-up'): Promise<AriSink> {
    const credentials = Buffer.from(`${user}:${password}`).toString('base64');
    const sink = new AriSink(`Basic ${credentials}`);
    await new Promise<void>((resolve) => sink.server.listen(0, '127.0.0.1', resolve));
    return sink;
  }

  get url(): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://umpin:made-up@127.0.0.1:${port}/ari`;
  }

  async stop(): Promise<void> {
    this.dropListeners();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  dropListeners(): void {
    for (const socket of this.listeners.keys()) socket.destroy();
  }

  /** Ends a call: the phone was put down, or the network says why it cannot be reached. */
  end(id: string, cause: number): void {
    const channel = this.channels.get(id);
    if (!channel) return;
    this.channels.delete(id);
    const event = { type: 'ChannelDestroyed', cause, cause_txt: '', channel };
    // In two fragments, with a ping before them: all that RFC 6455 allows a server.
    const text = Buffer.from(JSON.stringify(event));
    for (const socket of this.listeners.keys()) {
      socket.write(frame(0x89, Buffer.from('are you there')));
      socket.write(frame(0x01, text.subarray(0, 10)));
      socket.write(frame(0x80, text.subarray(10)));
    }
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const respond = (status: number, body?: object) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(body && JSON.stringify(body));
    };
    if (request.headers.authorization !== this.authorization) {
      respond(401, { message: 'Authentication required' });
      return;
    }
    const [, id = ''] = /^\/ari\/channels\/([\w-]+)$/.exec(request.url ?? '') ?? [];
    const channel = this.channels.get(id);
    if (request.method === 'PUT') respond(200, {});
    else if (request.method === 'POST') {
      this.originate(id, JSON.parse(Buffer.concat(chunks).toString()) as Originated, respond);
    } else if (!channel) respond(404, { message: 'Channel not found' });
    else if (request.method === 'DELETE') {
      respond(204);
      this.end(id, 16);
    } else respond(200, { ...channel, name: `Local/${id}`, dialplan: {} });
  }

  private originate(
    id: string,
    wanted: Originated,
    respond: (status: number, body?: object) => void,
  ): void {
    const [, number = ''] = /^Local\/(.*)@umpin-dial$/.exec(wanted.endpoint) ?? [];
    if (number === '') {
      respond(500, { error: 'Allocation failed' });
      return;
    }
    this.originated.push(wanted);
    const channel: Channel = { id, state: 'Down', variables: wanted.variables };
    this.channels.set(id, channel);
    respond(200, channel);
    void this.ring(channel, number);
  }

  private async ring(channel: Channel, number: string): Promise<void> {
    const { answers, busy, declines, unknown } = numbers;
    await sleep(20);
    if (number === busy) this.end(channel.id, 17);
    else if (number === unknown) this.end(channel.id, 0);
    else {
      channel.state = 'Ringing';
      await sleep(300);
      if (number === declines) this.end(channel.id, 19);
      if (number === answers) channel.state = 'Up';
    }
  }

  private upgrade(request: IncomingMessage, socket: Duplex): void {
    if (request.headers.authorization !== this.authorization) {
      socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
      return;
    }
    const key = `${request.headers['sec-websocket-key'] ?? ''}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
    const accept = createHash('sha1').update(key).digest('base64');
    socket.write(
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
        `Sec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    this.listeners.set(socket, request.url ?? '');
    socket.on('error', () => undefined);
    socket.on('close', () => this.listeners.delete(socket));
    socket.resume();
  }
}

/** A frame of a server, with a payload of less than 65,536 bytes. */
function frame(start: number, payload: Buffer): Buffer {
  const { length } = payload;
  const head = length < 126 ? [start, length] : [start, 126, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from(head), payload]);
}
