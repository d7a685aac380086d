import { describe, expect, it } from 'vitest';
import { clientNetwork } from './connection-limit.js';

describe('the source of a connection', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
    ['1::2:3:4:5:6', '1:0:0:2::/64'],
    ['64:ff9b::192.0.2.7', '64:ff9b:0:0::/64'],
    ['1:2:3::4:5:192.0.2.7', '1:2:3:0::/64'],
    ['fe80::1234%eth0', 'fe80:0:0:0::/64'],
  ])('with the address %s is %s', (address, source) => {
    expect(clientNetwork(address)).toBe(source);
  });
});
