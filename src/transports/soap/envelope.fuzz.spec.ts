import { randomInt } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { XmlDocument, XmlError } from 'libxml2-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { Chance } from '../../../test/faults/support/chance.js';
import { fuzzedRequest, type FuzzedRequest } from '../../../test/fuzz/fuzzed-request.js';
import { writeAnswer } from './answer.js';
import { decodeBody, isTextXml } from './body.js';
import { checkSoapAction, readEnvelope } from './envelope.js';
import { namespaces } from './namespaces.js';
import { requireEmpty } from './parameters.js';
import { invalidRequest, SoapFault, writeFault } from './soap-fault.js';

const options = { acceptHttpsNamespace: true };

/** The one that all runs have in common, and one anew: to see a failure again, write its seed here. */
const seeds = [20_071_203, randomInt(2 ** 31)] as const;
const requestsEach = 15_000;

/** Every faultcode that a request may be refused with before any use case sees it. */
const refusals = [
  'a:ErrorInvalidRequest',
  'soap:VersionMismatch',
  'soap:MustUnderstand',
  'a:ErrorImpersonateUserDenied',
  'a:ErrorInvalidExchangeImpersonationHeaderData',
];

/** What the endpoint answers to a request, and the text that it took. */
function answerTo({ body, contentType, soapAction }: FuzzedRequest) {
  if (!isTextXml(contentType)) return { answer: '415' };
  let namespace: string = namespaces.messages;
  try {
    const text = decodeBody(body, contentType);
    const request = readEnvelope(text, options);
    namespace = request.namespace;
    checkSoapAction(soapAction, request, options);
    if (request.operation !== 'ResetPIN') throw invalidRequest('unknown operation');
    requireEmpty(request.payload);
    return { answer: writeAnswer('ResetPIN', namespace, ''), taken: text };
  } catch (error) {
    if (error instanceof SoapFault) return { answer: writeFault(error.fault, namespace) };
    throw error;
  }
}

describe(`${seeds.length * requestsEach} mutated requests, seeds ${seeds.join(' and ')} (P11)`, () => {
  const answers = new Set<string>();
  const misread: string[] = [];
  const milliseconds: number[] = [];
  let served = 0;
  const heap: number[] = [];

  beforeAll(() => {
    for (const seed of seeds) {
      const chance = new Chance(seed, 'envelope');
      for (let index = 0; index < requestsEach; index += 1) {
        const request = fuzzedRequest(chance);
        const start = performance.now();
        try {
          const { answer, taken } = answerTo(request);
          milliseconds.push(performance.now() - start);
          answers.add(answer);
          if (taken === undefined) continue;
          served += 1;
          if (!asksForResetPin(taken)) misread.push(taken);
        } catch (error) {
          throw new Error(`Request ${index} of seed ${seed} is not answered.`, { cause: error });
        }
      }
      heap.push(heapInUse());
    }
  }, 120_000);

  it('are served or refused in a known way, and no answer quotes its request', () => {
    const codes = [...answers].flatMap(
      (answer) => /<faultcode.*>(.*)<\/faultcode>/.exec(answer)?.[1] ?? [],
    );
    // Each code once: whatever was asked, who is refused for one reason gets one text.
    expect(codes.sort()).toEqual([...refusals].sort());
    const successes = [namespaces.messages, namespaces.messagesHttps].map((namespace) =>
      writeAnswer('ResetPIN', namespace, ''),
    );
    const others = [...answers].filter((answer) => !answer.includes('<faultcode'));
    expect(others.sort()).toEqual(['415', ...successes].sort());
  });

  it('are answered with XML that another parser reads', () => {
    for (const answer of answers) {
      if (answer !== '415') XmlDocument.fromString(answer).dispose();
    }
  });

  it('are served only if another parser finds them well-formed, with the same operation', () => {
    expect(misread).toEqual([]);
    expect(served).toBeGreaterThan(milliseconds.length / 20);
  });

  it('are parsed fast', () => {
    milliseconds.sort((a, b) => a - b);
    expect(milliseconds).toHaveLength(seeds.length * requestsEach);
    expect(milliseconds[milliseconds.length >> 1]).toBeLessThan(50);
    expect(milliseconds.at(-1)).toBeLessThan(1_000);
  });

  it('leak no memory', () => {
    const [first = NaN, second = NaN] = heap;
    expect(second - first).toBeLessThan(8 * 1_024 ** 2);
  });
});

function asksForResetPin(text: string): boolean {
  try {
    // The declaration names the encoding of the bytes; this is text already.
    const document = XmlDocument.fromString(text.replace(/^<\?xml[^>]*\?>/, ''));
    const asked = document.eval('local-name(/*/*[local-name() = "Body"]/*)');
    document.dispose();
    return asked === 'ResetPIN';
  } catch (error) {
    // libxml2 wants namespaces to be URIs; Namespaces in XML 1.0 calls it well-formed all the same.
    return error instanceof XmlError && /is not a valid URI\s*$/.test(error.message);
  }
}

function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}
