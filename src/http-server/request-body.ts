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
      } else chunks.push(chunk);
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    const lost = () => reject(new BadRequestException());
    request.on('error', lost);
    // Closed during authentication: no event will follow.
    if (request.destroyed) lost();
  });
}

export interface MediaType {
  /** Type and subtype in lower case. */
  readonly type: string;
  readonly charset?: string;
}

const longestContentType = 512;

/** Parses a Content-Type (RFC 9110 8.3.1); undefined if it is malformed or names two charsets. */
export function mediaTypeOf(contentType: string): MediaType | undefined {
  if (contentType.length > longestContentType) return undefined;
  const start = /^[\t ]*([\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+)[\t ]*/.exec(contentType);
  const type = start?.[1]?.toLowerCase();
  if (!start || !type) return undefined;
  const charsets: string[] = [];
  const parameter =
    /;[\t ]*(?:([\w!#$%&'*+.^`|~-]+)=(?:"((?:[^"\\]|\\.)*)"|([\w!#$%&'*+.^`|~-]+)))?[\t ]*/y;
  for (let end = start[0].length; end < contentType.length; end = parameter.lastIndex) {
    parameter.lastIndex = end;
    const found = parameter.exec(contentType);
    if (!found) return undefined;
    const [, name, quoted, token] = found;
    if (name?.toLowerCase() === 'charset') {
      charsets.push(token ?? quoted?.replace(/\\(.)/g, '$1') ?? '');
    }
  }
  const [charset, ...others] = charsets;
  if (others.length > 0) return undefined;
  return charset === undefined ? { type } : { type, charset };
}
