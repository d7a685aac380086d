import { once } from 'node:events';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { createServer as createTcpServer } from 'node:net';
import type { TestCertificate } from './certificate.js';

export interface SyslogMessage {
  readonly text: string;
  readonly priority: number;
  readonly at: string;
  readonly hostname: string;
  readonly msgId: string;
  /** The parameters of its structured data, unescaped. */
  readonly data: Readonly<Record<string, string>>;
  readonly sentence: string;
}

/** What a connection is told: taken whole, cut after so many messages, or not even read. */
export type Reception = 'take' | 'ignore' | { readonly cutAfter: number };

/** A real receiver of syslog by TLS or TCP, with the framing of RFC 5425, that can be told to fail. */
export class SyslogSink {
  readonly received: SyslogMessage[] = [];
  /** What the next connections are told, the first one first; 'take' after the last. */
  readonly plan: Reception[] = [];
  /** Unless `plan` says otherwise. */
  reception: Reception = 'take';
  /** The most connections at a time. */
  most = 0;
  port = 0;
  private readonly open = new Set<Socket>();
  private server: Server | undefined;

  constructor(private readonly certificate?: TestCertificate) {}

  static async start(certificate?: TestCertificate): Promise<SyslogSink> {
    const sink = new SyslogSink(certificate);
    await sink.up();
    return sink;
  }

  get url(): string {
    return `syslog+${this.certificate ? 'tls' : 'tcp'}://127.0.0.1:${this.port}`;
  }

  /** The ids of the events in the order of their arrival. */
  get ids(): string[] {
    return this.received.map(({ data }) => data.id ?? '');
  }

  async up(): Promise<void> {
    const serve = (socket: Socket) => this.serve(socket);
    this.server = this.certificate
      ? createTlsServer({ cert: this.certificate.cert, key: this.certificate.key }, serve)
      : createTcpServer(serve);
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as AddressInfo).port;
  }

  async down(): Promise<void> {
    for (const socket of this.open) socket.destroy();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  private serve(socket: Socket): void {
    const reception = this.plan.shift() ?? this.reception;
    this.open.add(socket);
    this.most = Math.max(this.most, this.open.size);
    socket.on('error', () => undefined);
    socket.on('close', () => this.open.delete(socket));
    if (reception === 'ignore') return;
    let left = typeof reception === 'object' ? reception.cutAfter : Infinity;
    let waiting = Buffer.alloc(0);
    socket.on('data', (data: Buffer) => {
      waiting = Buffer.concat([waiting, data]);
      for (;;) {
        if (left === 0) return void socket.destroy();
        const message = firstFrame(waiting);
        if (!message) return;
        waiting = waiting.subarray(message.length + String(message.length).length + 1);
        this.received.push(parseMessage(message.toString()));
        left -= 1;
      }
    });
  }
}

function firstFrame(bytes: Buffer): Buffer | undefined {
  const blank = bytes.indexOf(' ');
  const length = Number(bytes.subarray(0, blank).toString());
  const message = bytes.subarray(blank + 1, blank + 1 + length);
  return blank > 0 && message.length === length ? message : undefined;
}

/** By the grammar of RFC 5424, as far as umpin uses it. */
export function parseMessage(text: string): SyslogMessage {
  const header =
    /^<(\d{1,3})>1 (\S+) (\S+) umpin - (\S+) \[audit@32473((?: [^ ="\]]+="(?:[^"\\\]]|\\["\\\]])*")*)\] (.*)$/s;
  const match = header.exec(text);
  if (!match) throw new Error(`This is not a message of RFC 5424: ${text}`);
  const [, priority = '', at = '', hostname = '', msgId = '', parameters = '', rest = ''] = match;
  const pairs = [...parameters.matchAll(/ ([^ =]+)="((?:[^"\\\]]|\\.)*)"/g)].map(
    ([, name = '', value = '']) => [name, value.replaceAll(/\\(["\\\]])/g, '$1')] as const,
  );
  const data = Object.fromEntries(pairs);
  const sentence = rest.replace(/^\ufeff/, '');
  return { text, priority: Number(priority), at, hostname, msgId, data, sentence };
}
