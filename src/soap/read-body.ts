import type { IncomingMessage } from 'node:http';
import {
  BadRequestException,
  PayloadTooLargeException,
  UnsupportedMediaTypeException,
} from '@nestjs/common';
import { decodeBody, isTextXml } from './charset.js';

/**
 * The text of a SOAP request. Nothing is read of a body that is refused for its headers.
 *
 * @throws UnsupportedMediaTypeException for anything but plain text/xml (WS-I BP 1.1 R1115)
 * @throws PayloadTooLargeException beyond `maxBytes`
 * @throws BadRequestException where the rest never comes: the connection is gone, or out of time
 * @throws SoapFault ErrorInvalidRequest when the bytes are not text in the declared encoding
 */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<string> {
  const { 'content-type': contentType = '', 'content-encoding': coding } = request.headers;
  // A compressed body could be small on the wire and huge in memory.
  if (!isTextXml(contentType) || (coding && coding.toLowerCase() !== 'identity')) {
    throw new UnsupportedMediaTypeException();
  }
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) {
    throw new PayloadTooLargeException();
  }
  return decodeBody(await bytesOf(request, maxBytes), contentType);
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
