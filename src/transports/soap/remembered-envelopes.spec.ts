import { randomInt } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Chance } from '../../../test/faults/support/chance.js';
import { corpus } from '../../../test/fuzz/corpus.js';
import { fuzzedRequest } from '../../../test/fuzz/fuzzed-request.js';
import { resetPinRequest } from '../../../test/support/soap.js';
import { decodeBody, isTextXml } from './body.js';
import { readEnvelope } from './envelope.js';
import { namespaces } from './namespaces.js';
import { RememberedEnvelopes } from './remembered-envelopes.js';
import { SoapFault } from './soap-fault.js';

const options = { acceptHttpsNamespace: true };

function envelope({
  header = '',
  attribute = '',
  body = `<ResetPIN xmlns="${namespaces.messages}"/>`,
}) {
  return (
    `<s:Envelope xmlns:s="${namespaces.soap}"${attribute}>` +
    `${header}<s:Body${attribute}>${body}</s:Body></s:Envelope>`
  );
}

const isRemembered = (text: string, envelopes = new RememberedEnvelopes(options)) =>
  envelopes.read(text) === envelopes.read(text);

describe('RememberedEnvelopes', () => {
  it.each([
    ['the sample of the documentation', resetPinRequest],
    ['an envelope of names only', envelope({})],
    [
      'one with white space',
      envelope({ body: `\n <ResetPIN xmlns="${namespaces.messages}"> </ResetPIN>` }),
    ],
    ['one of an unknown operation', envelope({ body: `<Hello xmlns="${namespaces.messages}"/>` })],
  ])('remembers %s', (_, text) => {
    expect(isRemembered(text)).toBe(true);
  });

  const wsse = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';
  const token = `<w:UsernameToken><w:Username>a</w:Username><w:Password>b</w:Password></w:UsernameToken>`;
  const attributed = `<ResetPIN xmlns="${namespaces.messages}" password="b"/>`;
  it.each([
    [
      'a UsernameToken',
      { header: `<s:Header><w:Security xmlns:w="${wsse}">${token}</w:Security></s:Header>` },
    ],
    [
      'the user to act for',
      {
        header:
          `<s:Header><t:ExchangeImpersonation xmlns:t="${namespaces.types}"><t:ConnectingSID>` +
          '<t:PrincipalName>a</t:PrincipalName></t:ConnectingSID></t:ExchangeImpersonation></s:Header>',
      },
    ],
    ['an empty Header', { header: '<s:Header/>' }],
    ['an attribute of SOAP', { attribute: ' s:encodingStyle=""' }],
    ['an attribute on the operation', { body: attributed }],
    ['text in the operation', { body: `<ResetPIN xmlns="${namespaces.messages}">b</ResetPIN>` }],
    [
      'an element in the operation',
      { body: `<ResetPIN xmlns="${namespaces.messages}"><b/></ResetPIN>` },
    ],
    ['a comment', { header: '<!-- b -->' }],
    ['more than 1,024 characters', { header: ' '.repeat(1_024) }],
  ])('does not remember an envelope with %s', (_, parts) => {
    expect(isRemembered(envelope(parts))).toBe(false);
  });

  it('remembers 64 envelopes, and drops the oldest for another one', () => {
    const envelopes = new RememberedEnvelopes(options);
    const texts = Array.from({ length: 64 }, (_, index) => envelope({ header: ' '.repeat(index) }));
    const read = texts.map((text) => envelopes.read(text));
    expect(texts.every((text, index) => envelopes.read(text) === read[index])).toBe(true);
    envelopes.read(resetPinRequest);
    expect(envelopes.read(texts[1] ?? '')).toBe(read[1]);
    expect(envelopes.read(texts[0] ?? '')).not.toBe(read[0]);
  });

  const seed = randomInt(2 ** 31);
  it(`reads 2000 mutated envelopes as readEnvelope does, the first time and later, seed ${seed}`, () => {
    const chance = new Chance(seed, 'remembered');
    const envelopes = new RememberedEnvelopes(options);
    const mutated = Array.from({ length: 2_000 }, () => fuzzedRequest(chance)).flatMap(textOf);
    for (const text of [...corpus, ...mutated]) {
      const expected = outcome(() => readEnvelope(text, options));
      for (let time = 0; time < 3; time += 1) {
        expect(outcome(() => envelopes.read(text))).toEqual(expected);
      }
    }
  });
});

function textOf({ body, contentType }: ReturnType<typeof fuzzedRequest>): string[] {
  try {
    return isTextXml(contentType) ? [decodeBody(body, contentType)] : [];
  } catch (error) {
    if (error instanceof SoapFault) return [];
    throw error;
  }
}

function outcome(read: () => unknown) {
  try {
    return { read: read() };
  } catch (error) {
    if (error instanceof SoapFault) return { fault: error.fault, reason: error.reason };
    throw error;
  }
}
