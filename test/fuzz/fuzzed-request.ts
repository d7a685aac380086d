import type { Chance } from '../faults/support/chance.js';
import { corpus } from './corpus.js';
import { mutations, piecesOf } from './mutations.js';

/** A request as it reaches the service. */
export interface FuzzedRequest {
  readonly body: Buffer;
  readonly contentType: string;
  readonly soapAction: string | undefined;
}

/**
 * A real request, spoilt: in its structure and characters, then in its encoding, then in its bytes. Some
 * are left as they are, so that what must work stays in view.
 */
export function fuzzedRequest(chance: Chance): FuzzedRequest {
  let pieces = piecesOf(chance.pick(corpus));
  for (let count = chance.between(0, 3); count > 0; count -= 1) {
    pieces = chance.pick(mutations)(pieces, chance);
  }
  const encoded = chance.pick(encodings)(pieces.join(''));
  let { body } = encoded;
  for (let count = Math.max(0, chance.between(-6, 3)); count > 0; count -= 1) {
    body = chance.pick(byteMutations)(body, chance.between(0, body.length), chance);
  }
  const contentType = chance.between(0, 9) === 0 ? chance.pick(contentTypes) : encoded.contentType;
  return { body, contentType, soapAction: chance.pick(soapActions) };
}

type Encoding = (text: string) => { readonly body: Buffer; readonly contentType: string };

const encodedAs =
  (encoding: BufferEncoding, contentType: string, mark = ''): Encoding =>
  (text) => ({ body: Buffer.from(mark + text, encoding), contentType });

const bigEndian: Encoding = (text) => ({
  body: Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  contentType: 'text/xml; charset=utf-16',
});

const plain = encodedAs('utf8', 'text/xml; charset=utf-8');

const encodings: readonly Encoding[] = [
  ...Array.from({ length: 20 }, () => plain),
  encodedAs('utf8', 'text/xml'),
  encodedAs('utf8', 'text/xml; charset=utf-8', '\ufeff'),
  encodedAs('utf8', 'text/xml', '\ufeff\ufeff'),
  encodedAs('utf8', 'text/xml; charset=us-ascii'),
  encodedAs('utf16le', 'text/xml; charset=utf-16', '\ufeff'),
  encodedAs('utf16le', 'text/xml', '\ufeff'),
  encodedAs('utf16le', 'text/xml; charset=utf-16'),
  encodedAs('utf16le', 'text/xml; charset=utf-8'),
  encodedAs('latin1', 'text/xml; charset=iso-8859-1'),
  encodedAs('latin1', 'text/xml; charset=utf-8'),
  bigEndian,
];

const contentTypes = [
  '',
  'text/xml',
  'TEXT/XML;charset="UTF-8"',
  'text/xml; charset=utf-16be',
  'text/xml; charset=utf-7',
  'text/xml; charset=',
  'text/xml; charset=utf-8; charset=utf-16',
  'text/xml; charset="',
  'text/xml;;',
  'application/xml',
  'application/soap+xml',
  'application/json',
  'text/plain',
  `text/xml; a=${'x'.repeat(600)}`,
  'text/xml; charset=__proto__',
];

const resetPin = 'http://schemas.microsoft.com/exchange/services/2006/messages/ResetPIN';
const soapActions = [
  ...Array.from({ length: 20 }, () => undefined),
  '""',
  '',
  `"${resetPin}"`,
  resetPin,
  `"${resetPin}`,
  resetPin.replace('http:', 'https:'),
  '"urn:x"',
  '"ResetPIN"',
  '/',
  '"/ResetPIN"',
  `"${'/'.repeat(4_000)}"`,
];

type ByteMutation = (body: Buffer, place: number, chance: Chance) => Buffer;

/** What may go wrong below the characters, at a place in the body. */
const byteMutations: readonly ByteMutation[] = [
  (body, place, chance) => replaced(body, place, 1, Buffer.of(chance.between(0, 255))),
  (body, place, chance) => replaced(body, place, 0, Buffer.of(chance.between(0, 255))),
  (body, place, chance) => replaced(body, place, 0, Buffer.from(chance.pick(marks), 'hex')),
  (body, place, chance) => replaced(body, place, chance.between(1, 20), Buffer.alloc(0)),
  (body, place, chance) => replaced(body, place, 0, body.subarray(0, chance.between(1, 200))),
  (body, place) => body.subarray(0, place),
  (body, place) => body.subarray(place),
];

/** Byte order marks, NUL, and sequences that are no UTF-8: overlong, cut short, a surrogate. */
const marks = ['efbbbf', 'fffe', 'feff', '00', 'c080', 'c0bc', 'e282', 'eda080', 'f8888080', 'ff'];

function replaced(body: Buffer, place: number, length: number, by: Buffer): Buffer {
  return Buffer.concat([body.subarray(0, place), by, body.subarray(place + length)]);
}
