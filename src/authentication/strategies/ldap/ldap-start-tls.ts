import { on } from 'node:events';
import type { Socket } from 'node:net';
import { BerReader } from 'ldapts';

const startTlsOid = '1.3.6.1.4.1.1466.20037';
const messageId = 1;

/** RFC 4511 4.14.1: an ExtendedRequest with the name of StartTLS and nothing else. */
const request = Buffer.concat([
  Buffer.from([0x30, 0x1d, 0x02, 0x01, messageId, 0x77, 0x18, 0x80, 0x16]),
  Buffer.from(startTlsOid),
]);

/** Bytes; an answer has 14, and some text if the server refuses. */
const longestAnswer = 4_096;

/**
 * Asks the server to start TLS on this connection.
 *
 * Not left to ldapts: bytes that follow the answer in clear stay in its parser and become the
 * beginning of the first answer under TLS. An attacker on the network could forge the success of a
 * bind with them.
 *
 * @throws Error if the server does not agree
 */
export async function askForTls(socket: Socket): Promise<void> {
  socket.write(request);
  let answer = Buffer.alloc(0);
  for await (const [bytes] of on(socket, 'data', { close: ['close'] }) as AsyncIterable<[Buffer]>) {
    answer = Buffer.concat([answer, bytes]);
    const agrees = agreesToTls(answer);
    if (agrees) return;
    if (agrees === false) break;
  }
  throw new Error('The server does not start TLS.');
}

/**
 * Whether these bytes are an ExtendedResponse of success and no more (RFC 4511 4.12, 4.14.2);
 * undefined while bytes are missing.
 *
 * @throws Error if the bytes are not LDAP
 */
export function agreesToTls(answer: Buffer): boolean | undefined {
  const reader = new BerReader(answer);
  const missing = reader.readSequence(0x30) === null || reader.remain < reader.length;
  if (missing) return answer.length > longestAnswer ? false : undefined;
  if (reader.remain > reader.length) return false;
  const isTheAnswer = reader.readInt() === messageId && reader.readSequence(0x78) !== null;
  return isTheAnswer && reader.readEnumeration() === 0;
}
