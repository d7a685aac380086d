import { Injectable } from '@nestjs/common';
import { CallsService } from '../../calls/calls.service.js';
import { ResetPinService } from '../../pin-reset/reset-pin.service.js';
import { VoiceMailService } from '../../voice-mail/voice-mail.service.js';
import { nothing } from './answer.js';
import { callOperations } from './call-operations.js';
import { operation, type Operation } from './operation.js';
import { requireEmpty } from './parameters.js';
import { voiceMailOperations } from './voice-mail-operations.js';

/** The operations of [MS-OXWUMS], the Voice Mail Settings web service, that are served. */
@Injectable()
export class Operations {
  // A Map, as the name of the operation comes from the request.
  private readonly table: ReadonlyMap<string, Operation>;

  constructor(resets: ResetPinService, voiceMail: VoiceMailService, calls: CallsService) {
    this.table = new Map([
      ['ResetPIN', operation(requireEmpty, (requester) => resets.reset(requester), nothing)],
      ...voiceMailOperations(voiceMail),
      ...callOperations(calls),
    ]);
  }

  named(name: string): Operation | undefined {
    return this.table.get(name);
  }
}
