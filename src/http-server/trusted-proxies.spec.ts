import { describe, expect, it } from 'vitest';
import { TrustedProxies } from './trusted-proxies.js';

describe('trusted proxies', () => {
  it.each<[string[], string]>([
    [['192.0.2.1'], '192.0.2.1'],
    [['198.51.100.7', '192.0.2.1'], '192.0.2.1'],
    [['10.0.0.0/8'], '10.255.255.255'],
    [['10.1.2.3/8'], '10.0.0.1'],
    [['192.0.2.1/32'], '192.0.2.1'],
    [['0.0.0.0/0'], '203.0.113.9'],
    [['2001:db8::/32'], '2001:db8:ffff::1'],
    [['2001:db8::1'], '2001:DB8:0::1'],
    [['fe80::/10'], 'fe80::1%eth0'],
    // As a socket for both families shows an IPv4 peer, from where it may have been copied.
    [['10.0.0.0/8'], '::ffff:10.0.0.1'],
    [['10.0.0.1'], '::ffff:a00:1'],
    [['::ffff:10.0.0.1'], '10.0.0.1'],
    [['::ffff:10.0.0.0/104'], '10.1.2.3'],
  ])('%j includes %s', (networks, address) => {
    expect(new TrustedProxies(networks).includes(address)).toBe(true);
  });

  it.each<[string[], string | undefined]>([
    [[], '127.0.0.1'],
    [['10.0.0.0/8'], '11.0.0.1'],
    [['10.0.0.0/8'], '::ffff:11.0.0.1'],
    [['10.0.0.0/8'], '::a00:1'],
    [['192.0.2.0/25'], '192.0.2.128'],
    [['2001:db8::/32'], '2001:db9::1'],
    [['0.0.0.0/0'], '2001:db8::1'],
    [['::/0'], '192.0.2.1'],
    [['::/0'], '::ffff:192.0.2.1'],
    [['0.0.0.0/0', '::/0'], undefined],
    [['0.0.0.0/0', '::/0'], ''],
    [['0.0.0.0/0', '::/0'], 'localhost'],
    [['0.0.0.0/0', '::/0'], 'unknown'],
  ])('%j does not include %s', (networks, address) => {
    expect(new TrustedProxies(networks).includes(address)).toBe(false);
  });

  it.each(['proxy.example.com', '', '10.0.0.0/33', '10.0.0.0/x', '10.0.0.0/', '::ffff:10.0.0.0/8'])(
    'cannot be %j',
    (network) => {
      expect(() => new TrustedProxies([network])).toThrow();
    },
  );
});
