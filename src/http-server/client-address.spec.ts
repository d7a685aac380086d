import { describe, expect, it } from 'vitest';
import { clientAddress, TrustedProxies } from './client-address.js';
import { processorMs } from '../../test/support/processor-time.js';

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

const proxies = new TrustedProxies(['10.0.0.0/8', '2001:db8:ffff::/48']);
const proxy = '10.0.0.1';
const client = '203.0.113.7';
const liar = '198.51.100.66';

describe('the address of a client', () => {
  const from = (peer: string | undefined, field: string) =>
    clientAddress(peer, { 'x-forwarded-for': field }, { proxies, header: 'x-forwarded-for' });

  it.each<[string, string | undefined, string, string]>([
    ['what one proxy saw', proxy, client, client],
    ['what the first of two proxies saw', proxy, `${client}, 10.0.0.2`, client],
    ['what the first of three saw, however blank', proxy, `${client},10.0.0.2 ,\t10.9.9.9`, client],
    ['what a proxy saw, not what the client claims', proxy, `${liar}, ${client}`, client],
    ['not even a trusted address that the client claims', proxy, `10.0.0.9, ${client}`, client],
    ['without the port', proxy, `${client}:50123`, client],
    ['an IPv6 address', proxy, '2001:db8::7', '2001:db8::7'],
    ['an IPv6 address in brackets', proxy, '[2001:db8::7]', '2001:db8::7'],
    ['an IPv6 address with a port', proxy, '[2001:DB8:0::7]:50123', '2001:db8::7'],
    ['what a proxy saw on a socket of both families', '::ffff:10.0.0.1', client, client],
    ['told from an IPv6 proxy', '2001:db8:ffff::1', client, client],
    ['IPv4 again if a proxy mapped it', proxy, `::ffff:${client}`, client],
    ['the furthest proxy if all are trusted', proxy, '10.0.0.3, 10.0.0.2', '10.0.0.3'],
    ['the peer, who is no proxy', liar, client, liar],
    ['the peer, mapped or not', `::ffff:${liar}`, client, liar],
    ['the proxy that says nothing', proxy, '', proxy],
    ['unknown once the socket is gone', undefined, client, ''],
  ])('is %s', (_, peer, field, address) => {
    expect(from(peer, field)).toBe(address);
  });

  it.each([
    'unknown',
    '_hidden',
    'client.example.com',
    '203.0.113.777',
    `"${client}"`,
    `${client}, `,
    ',',
    `for=${client}`,
    `[${client}]`,
    '[2001:db8::7',
    '2001:db8::7]:80',
    `${client} ${liar}`,
    '203.0.113.7\u0000',
    '<script>',
    '1'.repeat(8_000),
  ])('is the last proxy that can be believed, not %j', (field) => {
    expect(from(proxy, `${liar}, ${field}`)).toBe(proxy);
    expect(from(proxy, `${liar}, ${field}, 10.0.0.2`)).toBe('10.0.0.2');
  });

  it('comes from one header, never from the other', () => {
    const headers = { 'x-forwarded-for': client, forwarded: `for=${liar}` };
    expect(clientAddress(proxy, headers, { proxies, header: 'x-forwarded-for' })).toBe(client);
    expect(clientAddress(proxy, headers, { proxies, header: 'forwarded' })).toBe(liar);
    expect(clientAddress(proxy, headers, { proxies, header: 'none' })).toBe(proxy);
    const one = { forwarded: `for=${liar}` };
    expect(clientAddress(proxy, one, { proxies, header: 'x-forwarded-for' })).toBe(proxy);
  });

  it('is found immediately in 16,000 characters of trusted addresses', async () => {
    const find = () => {
      expect(from(proxy, `${client}${',10.0.0.1'.repeat(1_700)}`)).toBe(client);
      expect(from(proxy, ','.repeat(16_000))).toBe(proxy);
    };
    expect(await processorMs(find)).toBeLessThan(1_000);
  });
});

// RFC 7239.
describe('the address of a client in Forwarded', () => {
  const from = (field: string) =>
    clientAddress(proxy, { forwarded: field }, { proxies, header: 'forwarded' });

  it.each([
    ['for=203.0.113.7', client],
    ['For=203.0.113.7', client],
    ['for="203.0.113.7"', client],
    ['for="203.0.113.7:50123"', client],
    ['for=203.0.113.7:50123', client],
    ['for="203.0.113.7:_port"', client],
    ['for="[2001:db8:cafe::17]"', '2001:db8:cafe::17'],
    ['For="[2001:db8:cafe::17]:4711"', '2001:db8:cafe::17'],
    ['for="\\[2001:db8:cafe::17\\]"', '2001:db8:cafe::17'],
    ['for=203.0.113.7;proto=http;by=203.0.113.43', client],
    ['proto=https; for=203.0.113.7; host="mail.example.com:443"', client],
    [';for=203.0.113.7;', client],
    ['for=203.0.113.7, for=10.0.0.2', client],
    ['for=198.51.100.66, for=203.0.113.7;proto=https, for="10.0.0.2:80"', client],
    ['for="198.51.100.66, for=203.0.113.7', client],
    ['for=198.51.100.66;host="x, for=203.0.113.7', client],
  ])('%s is %s', (field, address) => {
    expect(from(field)).toBe(address);
  });

  it.each([
    'for=unknown',
    'for=_gazonk',
    'for="_SEVKISEK:80"',
    'for=',
    'for=""',
    'proto=https',
    'for',
    '203.0.113.7',
    'for=203.0.113.7;for=198.51.100.66',
    'for="203.0.113.7',
    'for=203.0.113.7"',
    'for="203.0.113.7"x',
    'for="\\203.0.113.7\\"',
    'for = 203.0.113.7',
    'host="a, for=203.0.113.7"',
    'host="a;for=203.0.113.7;b=c"',
    'host="a, for=203.0.113.7;b=\\"c"',
  ])('stays at the proxy with %s', (field) => {
    expect(from(field)).toBe(proxy);
    expect(from(`for=${liar}, ${field}`)).toBe(proxy);
  });
});
