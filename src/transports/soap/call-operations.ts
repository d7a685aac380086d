import type { CallInfo, Greeting } from '../../calls/call-backend.js';
import type { CallsService } from '../../calls/calls.service.js';
import { element, nothing } from './answer.js';
import { operation, type Operation } from './operation.js';
import { readParameters, trimmed } from './parameters.js';
import { invalidRequest } from './soap-fault.js';
import type { XmlElement } from '../xml/xml.js';

/** The operations of [MS-OXWUMS] that call a phone. */
export function callOperations(calls: CallsService): readonly (readonly [string, Operation])[] {
  return [
    [
      'PlayOnPhone',
      operation(
        (payload) => readParameters(payload, 'entryId', 'DialString'),
        (caller, { entryId, DialString }) =>
          calls.play(caller, { entryId: trimmed(entryId) }, trimmed(DialString)),
        (callId) => element('PlayOnPhoneResponse', callId),
      ),
    ],
    [
      'PlayOnPhoneGreeting',
      operation(
        (payload) => readParameters(payload, 'GreetingType', 'DialString'),
        (caller, { GreetingType, DialString }) =>
          calls.play(caller, { greeting: readGreeting(GreetingType) }, trimmed(DialString)),
        (callId) => element('PlayOnPhoneGreetingResponse', callId),
      ),
    ],
    [
      'GetCallInfo',
      operation(readCallId, (caller, callId) => calls.info(caller, callId), callInfoContent),
    ],
    [
      'Disconnect',
      operation(readCallId, (caller, callId) => calls.disconnect(caller, callId), nothing),
    ],
  ];
}

function readCallId(payload: XmlElement): string {
  return trimmed(readParameters(payload, 'CallId').CallId);
}

function readGreeting(text: string): Greeting {
  const word = trimmed(text);
  if (word === 'NormalCustom' || word === 'OofCustom') return word;
  throw invalidRequest('not a type of greeting');
}

function callInfoContent({ state, cause }: CallInfo): string {
  const content = element('CallState', state) + element('EventCause', cause);
  return `<GetCallInfoResponse>${content}</GetCallInfoResponse>`;
}
