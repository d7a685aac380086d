import { randomInt } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

/** A name server on a loopback address of its own that knows no name. */
export class NoNames {
  private constructor(
    /** In 127.0.0.0/8: resolv.conf(5) has no port. */
    readonly address: string,
    private readonly socket: Socket,
  ) {}

  /** @throws Error if port 53 may not be used, which on most machines only root may */
  static async start(): Promise<NoNames> {
    const address = ['127', ...[1, 2, 3].map(() => randomInt(1, 255))].join('.');
    const socket = createSocket('udp4', (query, { port, address: asker }) => {
      socket.send(doesNotExist(query), port, asker);
    });
    socket.bind(53, address);
    await once(socket, 'listening');
    return new NoNames(address, socket);
  }

  stop(): void {
    this.socket.close();
  }
}

// RFC 1035 4.1.1: the question again, as a response with the code 3.
function doesNotExist(query: Buffer): Buffer {
  const answer = Buffer.from(query);
  answer.writeUInt16BE(0x81_83, 2);
  // Without what EDNS added after the question.
  answer.writeUInt16BE(0, 10);
  return answer.subarray(0, endOfQuestion(answer));
}

function endOfQuestion(message: Buffer): number {
  let position = 12;
  while (message.readUInt8(position) > 0) position += message.readUInt8(position) + 1;
  return position + 5;
}
