import { z } from 'zod';
import type { CallState, EventCause } from '../call-backend.js';

/** What is read of a channel (Asterisk's rest-api/api-docs/channels.json). */
export const channelSchema = z.object({ id: z.string(), state: z.string() });

/** The end of a channel, the only event that is of interest (rest-api/api-docs/events.json). */
export const endSchema = z.object({
  type: z.literal('ChannelDestroyed'),
  cause: z.int(),
  channel: channelSchema,
});

/** The state of a call by that of its channel; all others come before the phone rings. */
export function stateOf(channelState: string): CallState {
  switch (channelState) {
    case 'Up':
      return 'Connected';
    case 'Ring':
    case 'Ringing':
      return 'Alerted';
    case 'Busy':
      return 'Disconnected';
    default:
      return 'Connecting';
  }
}

/** Why a call has ended, by the cause that its channel was destroyed with (ITU-T Q.850 2.2.7). */
export function causeOf({ cause, channel: { state } }: z.infer<typeof endSchema>): EventCause {
  if (state === 'Up') return 'None';
  switch (cause) {
    case 17:
      return 'UserBusy';
    // No user responding, no answer, subscriber absent.
    case 18:
    case 19:
    case 20:
      return 'NoAnswer';
    // None, or a normal end: of a phone that has rung, or of a number that leads nowhere.
    case 0:
    case 16:
      return state === 'Ringing' ? 'NoAnswer' : 'Other';
    default:
      return 'Other';
  }
}
