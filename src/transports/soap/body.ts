import { isAscii } from 'node:buffer';
import { UnsupportedMediaTypeException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { mediaTypeOf, readBytes } from '../../http-server/request-body.js';
import { invalidRequest } from './soap-fault.js';

/**
 * The text of a SOAP request, read when the guards have let the caller through.
 *
 * @throws UnsupportedMediaTypeException for anything but plain text/xml (WS-I BP 1.1 R1115)
 * @throws SoapFault ErrorInvalidRequest if the bytes are not text in the declared encoding
 * @throws what `readBytes` throws
 */
export async function readBody({ raw, routeOptions }: FastifyRequest): Promise<string> {
  const { 'content-type': contentType = '' } = raw.headers;
  if (!isTextXml(contentType)) throw new UnsupportedMediaTypeException();
  return decodeBody(await readBytes(raw, routeOptions.bodyLimit), contentType);
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'iso-8859-1' | 'us-ascii';

/** WS-I BP 1.1 R1012 asks for UTF-8 and UTF-16; Latin-1 is what NuSOAP sends unless told otherwise. */
const encodings = new Map<string, Encoding>([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['utf-16le', 'utf-16le'],
  ['utf-16be', 'utf-16be'],
  ['iso-8859-1', 'iso-8859-1'],
  ['latin1', 'iso-8859-1'],
  ['us-ascii', 'us-ascii'],
  ['ascii', 'us-ascii'],
]);

/** Each drops the byte order mark of its own encoding, and throws a TypeError on invalid bytes. */
const decoders = {
  'utf-8': new TextDecoder('utf-8', { fatal: true }),
  'utf-16le': new TextDecoder('utf-16le', { fatal: true }),
  'utf-16be': new TextDecoder('utf-16be', { fatal: true }),
};

/** Whether a body is of the one media type that SOAP 1.1 §6 allows. */
export function isTextXml(contentType: string | undefined): boolean {
  return contentType !== undefined && mediaTypeOf(contentType)?.type === 'text/xml';
}

/**
 * Decodes a request body by RFC 7303 §3: byte order mark, charset parameter, XML declaration, UTF-8,
 * in this order. Once one of the first two has decided, the declaration counts for nothing
 * (WS-I BP 1.1 R1018). Nothing is guessed or replaced: a body is decoded exactly, or refused.
 *
 * @throws SoapFault ErrorInvalidRequest
 */
export function decodeBody(bytes: Uint8Array, contentType: string): string {
  const encoding = encodingOf(bytes, mediaTypeOf(contentType)?.charset);
  // The label iso-8859-1 of TextDecoder means windows-1252; Buffer's latin1 is what it says.
  if (encoding === 'iso-8859-1') return view(bytes).toString('latin1');
  if (encoding === 'us-ascii') {
    if (!isAscii(bytes)) throw invalidRequest('not US-ASCII');
    return view(bytes).toString('latin1');
  }
  try {
    return decoders[encoding].decode(bytes);
  } catch {
    throw invalidRequest(`not ${encoding}`);
  }
}

function encodingOf(bytes: Uint8Array, charset: string | undefined): Encoding {
  const marked = markedEncoding(bytes);
  if (charset === undefined) return marked ?? declaredEncoding(bytes) ?? 'utf-8';
  const label = charset.toLowerCase();
  if (label === 'utf-16') {
    // XML 1.0 §4.3.3: UTF-16 begins with its mark. RFC 2781 §4.3 would guess big-endian, Windows
    // callers mean little-endian.
    if (marked === 'utf-16le' || marked === 'utf-16be') return marked;
    throw invalidRequest('UTF-16 without its byte order mark');
  }
  const encoding = encodings.get(label);
  if (encoding === undefined) throw invalidRequest('unknown charset');
  if (marked !== undefined && marked !== encoding) {
    throw invalidRequest('the byte order mark contradicts the charset');
  }
  return encoding;
}

function markedEncoding([first, second, third]: Uint8Array): Encoding | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

function declaredEncoding(bytes: Uint8Array): Encoding | undefined {
  const declaration = view(bytes.subarray(0, bytes.indexOf(0x3e) + 1)).toString('latin1');
  const label =
    /^<\?xml[\t\n\r ]+version[\t\n\r ]*=[^=]+[\t\n\r ]encoding[\t\n\r ]*=[\t\n\r ]*["']([\w.-]+)["']/
      .exec(declaration)?.[1]
      ?.toLowerCase();
  if (label === undefined) return undefined;
  const encoding = encodings.get(label);
  // A declaration that can be read without a mark has one byte per character.
  if (encoding === undefined || encoding.startsWith('utf-16')) {
    throw invalidRequest('the XML declaration names an encoding that is unknown or not used');
  }
  return encoding;
}

function view(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
