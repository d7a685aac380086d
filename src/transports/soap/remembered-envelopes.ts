import { readEnvelope, type SoapRequest } from './envelope.js';
import type { NamespaceOptions } from './namespaces.js';

/** Envelopes of ResetPIN have 250 to 500 characters. */
const longest = 1_024;

/** Callers are of few kinds, and each kind sends the same envelope every time. */
const capacity = 64;

/**
 * Reads envelopes, and remembers those that hold nothing but names: parsing was a third of what a call cost
 * beside its reset (36 of 109 µs), and most callers send an envelope that was read before.
 *
 * What `readEnvelope` returns depends on the text and the options alone, so equal texts have equal results.
 * Refused envelopes are not remembered, and neither is one with a header, an attribute or a comment: it may
 * hold credentials, or name the user to act for.
 */
export class RememberedEnvelopes {
  readonly #requests = new Map<string, SoapRequest>();

  constructor(private readonly options: NamespaceOptions) {}

  /** @throws SoapFault as `readEnvelope` does */
  read(text: string): SoapRequest {
    const remembered = this.#requests.get(text);
    if (remembered) return remembered;
    const request = readEnvelope(text, this.options);
    if (request.bare && text.length <= longest && !text.includes('<!--')) {
      this.#remember(text, request);
    }
    return request;
  }

  #remember(text: string, request: SoapRequest): void {
    this.#requests.set(text, request);
    const [oldest] = this.#requests.keys();
    if (this.#requests.size > capacity && oldest !== undefined) this.#requests.delete(oldest);
  }
}
