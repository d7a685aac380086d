import type { IncomingMessage } from 'node:http';
import { Busboy, type BusboyHeaders } from '@fastify/busboy';
import { readBytes } from '../../../http-server/request-body.js';
import { InvalidRequest } from '../../json-api/invalid-request.js';

interface MultipartForm {
  readonly fields: URLSearchParams;
  readonly files: ReadonlyMap<string, Buffer>;
}

/** More than any form of ours has. */
const mostParts = 20;

/**
 * A form with files (RFC 7578).
 *
 * @throws InvalidRequest, and what `readBytes` throws
 */
export async function readMultipart(
  request: IncomingMessage,
  maxBytes: number,
): Promise<MultipartForm> {
  const body = await readBytes(request, maxBytes);
  const fields = new URLSearchParams();
  const files = new Map<string, Buffer>();
  const unreadable = () => new InvalidRequest('The form cannot be read.');
  return new Promise((resolve, reject) => {
    const refuse = () => reject(unreadable());
    try {
      const parser = new Busboy({
        headers: request.headers as BusboyHeaders,
        // What is read is limited above, so a part cannot be longer than the whole.
        limits: { fieldSize: maxBytes, fileSize: maxBytes, parts: mostParts, fieldNameSize: 100 },
      });
      parser.on('field', (name, value, nameCut, valueCut) => {
        if (nameCut || valueCut) refuse();
        else fields.append(name, value);
      });
      parser.on('file', (name, stream) => {
        const chunks: Buffer[] = [];
        // A part that is cut off is an error of its stream alone.
        stream.on('error', refuse);
        stream.on('data', (chunk: Buffer) => void chunks.push(chunk));
        stream.on('end', () => void files.set(name, Buffer.concat(chunks)));
      });
      parser.on('partsLimit', refuse);
      parser.on('error', refuse);
      parser.on('finish', () => resolve({ fields, files }));
      parser.end(body);
    } catch {
      // Without a boundary.
      refuse();
    }
  });
}
