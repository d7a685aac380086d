import type { IncomingMessage } from 'node:http';
import { UnsupportedMediaTypeException } from '@nestjs/common';
import { mediaTypeOf } from '../../http-server/media-type.js';
import { readBytes } from '../../http-server/read-bytes.js';
import { InvalidRequest } from './request.js';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The text of a body of one media type, in UTF-8.
 *
 * @throws UnsupportedMediaTypeException, InvalidRequest, and what `readBytes` throws
 */
export async function readText(
  request: IncomingMessage,
  type: string,
  maxBytes: number,
): Promise<string> {
  const found = mediaTypeOf(request.headers['content-type'] ?? '');
  const { charset = 'utf-8' } = found ?? {};
  if (found?.type !== type || !/^utf-?8$/i.test(charset)) throw new UnsupportedMediaTypeException();
  const bytes = await readBytes(request, maxBytes);
  try {
    return utf8.decode(bytes);
  } catch {
    throw new InvalidRequest('The body is not UTF-8.');
  }
}
