import { describe, expect, it } from 'vitest';
import { causeOf, stateOf } from './call-words.js';

describe('the words of [MS-OXWUMS] for a call', () => {
  it.each([
    ['Down', 'Connecting'],
    ['Rsrvd', 'Connecting'],
    ['OffHook', 'Connecting'],
    ['Dialing', 'Connecting'],
    ['Ring', 'Alerted'],
    ['Ringing', 'Alerted'],
    ['Up', 'Connected'],
    ['Busy', 'Disconnected'],
    ['a state of a later Asterisk', 'Connecting'],
  ])('have a channel in the state %s as %s', (channel, call) => {
    expect(stateOf(channel)).toBe(call);
  });

  // As measured with Asterisk's Local channels: a number that leads nowhere has the cause 0.
  it.each([
    ['Up', 16, 'None'],
    ['Up', 17, 'None'],
    ['Down', 17, 'UserBusy'],
    ['Ringing', 19, 'NoAnswer'],
    ['Down', 18, 'NoAnswer'],
    ['Ringing', 16, 'NoAnswer'],
    ['Ringing', 0, 'NoAnswer'],
    ['Down', 0, 'Other'],
    ['Down', 16, 'Other'],
    ['Ringing', 21, 'Other'],
  ])('have the end of a channel that was %s by the cause %i as %s', (state, cause, words) => {
    const channel = { id: 'umpin-x', state };
    expect(causeOf({ type: 'ChannelDestroyed', cause, channel })).toBe(words);
  });
});
