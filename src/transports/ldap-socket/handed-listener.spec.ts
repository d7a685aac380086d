import { describe, expect, it } from 'vitest';
import { handedListener } from './handed-listener.js';

// sd_listen_fds(3).
describe('handedListener', () => {
  it('is descriptor 3', () => {
    expect(handedListener({ LISTEN_PID: '7', LISTEN_FDS: '1' }, 7)).toBe(3);
  });

  it.each([
    ['nothing is said of one', {}],
    ['it is for another process', { LISTEN_PID: '8', LISTEN_FDS: '1' }],
    ['nobody says for whom it is', { LISTEN_FDS: '1' }],
    ['there are none', { LISTEN_PID: '7', LISTEN_FDS: '0' }],
  ])('is undefined if %s', (_, env) => {
    expect(handedListener(env, 7)).toBeUndefined();
  });

  it.each(['2', '', 'one'])('refuses LISTEN_FDS=%j', (count) => {
    expect(() => handedListener({ LISTEN_PID: '7', LISTEN_FDS: count }, 7)).toThrow(
      'LDAP_SOCKET: only one listening socket can be passed',
    );
  });
});
