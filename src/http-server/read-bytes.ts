import type { IncomingMessage } from 'node:http';
import {
  BadRequestException,
  PayloadTooLargeException,
  UnsupportedMediaTypeException,
} from '@nestjs/common';

/**
 * The bytes of a body. Nothing is read of one that is refused for its headers.
 *
 * @throws UnsupportedMediaTypeException where it is coded: small on the wire, it could be huge in memory
 * @throws PayloadTooLargeException beyond `maxBytes`
 * @throws BadRequestException where the rest never comes: the connection is gone, or out of time
 */
export async function readBytes(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const { 'content-encoding': coding, 'content-length': length = 0 } = request.headers;
  if (coding && coding.toLowerCase() !== 'identity') throw new UnsupportedMediaTypeException();
  if (Number(length) > maxBytes) throw new PayloadTooLargeException();
  return bytesOf(request, maxBytes);
}

// Events, not an async iterator: that one costs more than all the rest of reading a request.
function bytesOf(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) {
        request.removeAllListeners('data').pause();
        reject(new PayloadTooLargeException());
      }
      chunks.push(chunk);
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    const lost = () => reject(new BadRequestException());
    request.on('error', lost);
    // Gone while the caller was looked up: no event will say so.
    if (request.destroyed) lost();
  });
}
