import { describe, expect, it } from 'vitest';
import { canonicalAddress, clientNetwork } from './ip-address.js';

describe('an IP address', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['2001:db8::1', '2001:db8::1'],
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['2001:0db8::0001', '2001:db8::1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::ffff:c000:201', '192.0.2.1'],
    ['0:0:0:0:0:FFFF:192.0.2.1', '192.0.2.1'],
    ['fe80::1%eth0', 'fe80::1'],
  ])('has one spelling: %s is %s', (text, canonical) => {
    expect(canonicalAddress(text)).toBe(canonical);
  });

  it.each([
    '',
    'localhost',
    '192.0.2',
    '192.0.2.256',
    '192.0.2.01',
    '3221225985',
    '0x7f.0.0.1',
    '192.0.2.1:80',
    '192.0.2.1%eth0',
    '[2001:db8::1]',
    ' 192.0.2.1',
    '192.0.2.1\n',
  ])('is not %j', (text) => {
    expect(canonicalAddress(text)).toBeUndefined();
  });
});

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
