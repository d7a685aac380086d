import { Injectable } from '@nestjs/common';
import { ResetPinService, type Requester } from '../../pin-reset/reset-pin.service.js';
import { nothing, writeAnswer } from './answer.js';
import type { SoapRequest } from './envelope.js';
import { requireEmpty } from './parameters.js';
import type { XmlElement } from './xml.js';

/** Does what a request asks for, and writes the answer. */
export type Operation = (requester: Requester, request: SoapRequest) => Promise<string>;

/** The operations of [MS-OXWUMS], the Voice Mail Settings web service, that are served. */
@Injectable()
export class Operations {
  // A Map, as the name of the operation comes from the request.
  private readonly table: ReadonlyMap<string, Operation>;

  constructor(resets: ResetPinService) {
    this.table = new Map([
      ['ResetPIN', operation(requireEmpty, (requester) => resets.reset(requester), nothing)],
    ]);
  }

  named(name: string): Operation | undefined {
    return this.table.get(name);
  }
}

/**
 * An operation: reads its parameters, which throws if they do not fit the schema; does its work; writes the
 * content of its answer.
 */
function operation<Parameters, Result>(
  read: (payload: XmlElement) => Parameters,
  work: (requester: Requester, parameters: Parameters) => Promise<Result>,
  write: (result: Result) => string,
): Operation {
  return async (requester, { operation: name, namespace, payload }) =>
    writeAnswer(name, namespace, write(await work(requester, read(payload))));
}
