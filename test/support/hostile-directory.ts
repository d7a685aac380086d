import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { BerReader, BerWriter } from 'ldapts';
import type { TestCertificate } from './certificate.js';

/** RFC 4511 4.14.2: an ExtendedResponse of success, to the message with id 1. */
const startsTls = Buffer.from('300c02010178070a010004000400', 'hex');

/** A TCP server that treats every client as a test tells it to. */
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

export interface SearchAnswer {
  /** Their DNs; each has its own as its mail address, too. */
  readonly entries: Iterable<string>;
  /** RFC 4511 A.1. */
  readonly code: number;
}

/** Lets everybody in, and answers every search in one way, as fast as the other end reads. */
export function answerSearches(socket: Socket, { entries, code }: SearchAnswer): void {
  socket.on('data', (request: Buffer) => {
    const [id, operation] = idAndOperation(request);
    if (operation === 0x60) socket.write(result(id, 0x61, 0));
    if (operation !== 0x63) return;
    const left = entries[Symbol.iterator]();
    const goOn = () => {
      let next = left.next();
      while (!next.done && socket.write(searchEntry(id, next.value))) next = left.next();
      if (next.done) socket.write(result(id, 0x65, code));
      else socket.once('drain', goOn);
    };
    goOn();
  });
}

/** RFC 4511 4.1.1 */
function idAndOperation(request: Buffer): [number, number | null] {
  const reader = new BerReader(request);
  reader.readSequence();
  return [reader.readInt() ?? 0, reader.readSequence()];
}

function message(id: number, operation: number, write: (writer: BerWriter) => void): Buffer {
  const writer = new BerWriter();
  writer.startSequence();
  writer.writeInt(id);
  writer.startSequence(operation);
  write(writer);
  writer.endSequence();
  writer.endSequence();
  return writer.buffer;
}

/** RFC 4511 4.1.9 */
function result(id: number, operation: number, code: number): Buffer {
  return message(id, operation, (writer) => {
    writer.writeEnumeration(code);
    writer.writeString('');
    writer.writeString('');
  });
}

/** RFC 4511 4.5.2 */
function searchEntry(id: number, dn: string): Buffer {
  return message(id, 0x64, (writer) => {
    writer.writeString(dn);
    writer.startSequence();
    writer.startSequence();
    writer.writeString('mail');
    writer.startSequence(0x31);
    writer.writeString(dn);
    writer.endSequence();
    writer.endSequence();
    writer.endSequence();
  });
}
