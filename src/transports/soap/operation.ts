import type { Requester } from '../../pin-reset/reset-pin.service.js';
import { writeAnswer } from './answer.js';
import type { SoapRequest } from './envelope.js';
import type { XmlElement } from '../xml/xml.js';

/** Does what a request asks for, and writes the answer. */
export type Operation = (requester: Requester, request: SoapRequest) => Promise<string>;

/**
 * An operation: reads its parameters, which throws if they do not fit the schema; does its work; writes the
 * content of its answer.
 */
export function operation<Parameters, Result>(
  read: (payload: XmlElement) => Parameters,
  work: (requester: Requester, parameters: Parameters) => Promise<Result>,
  write: (result: Result) => string,
): Operation {
  return async (requester, { operation: name, namespace, payload }) =>
    writeAnswer(name, namespace, write(await work(requester, read(payload))));
}
