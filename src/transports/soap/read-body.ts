import type { IncomingMessage } from 'node:http';
import { UnsupportedMediaTypeException } from '@nestjs/common';
import { readBytes } from '../../http-server/read-bytes.js';
import { decodeBody, isTextXml } from './charset.js';

/**
 * The text of a SOAP request.
 *
 * @throws UnsupportedMediaTypeException for anything but plain text/xml (WS-I BP 1.1 R1115)
 * @throws SoapFault ErrorInvalidRequest when the bytes are not text in the declared encoding
 * @throws whatever `readBytes` throws
 */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<string> {
  const { 'content-type': contentType = '' } = request.headers;
  if (!isTextXml(contentType)) throw new UnsupportedMediaTypeException();
  return decodeBody(await readBytes(request, maxBytes), contentType);
}
