import type { IncomingMessage } from 'node:http';
import {
  BadRequestException,
  PayloadTooLargeException,
  UnsupportedMediaTypeException,
} from '@nestjs/common';

/**
 * Reads a body. A body that is refused because of its headers is not read.
 *
 * @throws UnsupportedMediaTypeException if it is compressed: small on the wire, it could be huge in memory
 * @throws PayloadTooLargeException if it is longer than `maxBytes`
 * @throws BadRequestException if it is incomplete: the connection was closed or timed out
 */
export async function readBytes(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const { 'content-encoding': coding, 'content-length': length = 0 } = request.headers;
  if (coding && coding.toLowerCase() !== 'identity') throw new UnsupportedMediaTypeException();
  if (Number(length) > maxBytes) throw new PayloadTooLargeException();
  return bytesOf(request, maxBytes);
}

// Events, not an async iterator, which costs more than the rest of reading a request.
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
    // Closed during authentication: no event will follow.
    if (request.destroyed) lost();
  });
}
