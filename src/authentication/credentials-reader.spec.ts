import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { TrustedProxies } from '../http-server/client-address.js';
import { CredentialsReader, type ProxyOptions } from './credentials-reader.js';

type Fields = Record<string, string[]>;

const proxyAddress = '10.0.0.1';
const madeUp = 'a made-up secret of a proxy';
const alice: Fields = { 'x-remote-user': ['alice'] };
const aliceByProxy = { scheme: 'proxy', login: 'alice' };
const basic: Fields = { authorization: ['Basic Ym9iOnB3'] };
const bobByPassword = { scheme: 'basic', login: 'bob', password: 'pw' };

function request(fields: Fields, peer = proxyAddress) {
  const socket = Object.defineProperty(new Socket(), 'remoteAddress', { value: peer });
  const raw = Object.defineProperty(new IncomingMessage(socket), 'headersDistinct', {
    value: fields,
  });
  return { raw };
}

function reader({
  networks = [proxyAddress],
  ...proxy
}: Partial<ProxyOptions> & { networks?: string[] } = {}) {
  const options = { loginHeader: 'x-remote-user', domain: undefined, secret: undefined, ...proxy };
  return new CredentialsReader(options, new TrustedProxies(networks));
}

describe('the credentials of a request', () => {
  const withoutProxy = new CredentialsReader(undefined, new TrustedProxies([proxyAddress]));
  const read = (...authorization: string[]) => withoutProxy.read(request({ authorization }));

  it('are Basic credentials', () => {
    expect(read('Basic Ym9iOnB3')).toEqual(bobByPassword);
  });

  it.each([
    ['Bearer abc.def.ghi', 'abc.def.ghi'],
    ['bearer abc', 'abc'],
    ['BEARER abc', 'abc'],
    ['Bearer   abc  ', 'abc'],
    ['Bearer a-b._~+/c==', 'a-b._~+/c=='],
  ])('is a bearer token: %s', (field, token) => {
    expect(read(field)).toEqual({ scheme: 'bearer', token });
  });

  it.each([
    [''],
    ['Bearer'],
    ['Bearer '],
    ['Bearerabc'],
    ['Bearer\tabc'],
    ['Bearer abc def'],
    ['Bearer "abc"'],
    ['Bearer =abc'],
    ['Bearer ábc'],
    ['Basic Ym9iOnB3,'],
    ['Digest username="bob"'],
    ['Digest username="bob", realm="umpin"'],
    ['Negotiate YIIabc'],
    ['Negotiate YIIabc', 'Negotiate YIIabc'],
    [],
  ])('is nothing in %j %j', (...fields) => {
    expect(read(...fields)).toBe('none');
  });

  it.each([
    ['Basic Ym9iOnB3', 'Basic Ym9iOnB3'],
    ['Basic Ym9iOnB3', 'Basic Ym9iOnB3', 'Basic Ym9iOnB3'],
    ['Basic Ym9iOnB3, Basic Ym9iOnB3'],
    ['Basic Ym9iOnB3,Basic Ym9iOnB3', 'Basic Ym9iOnB3'],
  ])('is there once, however often it is sent: %j %j %j', (...fields) => {
    expect(read(...fields)).toEqual(bobByPassword);
  });

  it.each([
    ['Basic Ym9iOnB3', 'Bearer abc'],
    ['Basic Ym9iOnB3', 'Basic Ym9iOnB4'],
    ['Basic Ym9iOnB3', 'Basic Ym9iOnB4', 'Basic Ym9iOnB3'],
    ['Basic Ym9iOnB3', ''],
    ['Bearer abc', 'Bearer abd'],
    ['Digest username="bob"', 'Basic Ym9iOnB3'],
    ['Basic Ym9iOnB3, Basic Ym9iOnB4'],
    ['Bearer abc, Basic Ym9iOnB3'],
  ])('is ambiguous in %j %j %j', (...fields) => {
    expect(read(...fields)).toBe('ambiguous');
  });

  it('ignore the header of a proxy if no proxy is configured', () => {
    expect(withoutProxy.read(request(alice))).toBe('none');
    expect(withoutProxy.read(request({ ...alice, ...basic }))).toEqual(bobByPassword);
  });
});

describe('the word of a proxy', () => {
  it('is believed from a trusted address, before whatever the client sends', () => {
    expect(reader().read(request(alice))).toEqual(aliceByProxy);
    expect(reader().read(request({ ...alice, ...basic }))).toEqual(aliceByProxy);
    expect(reader().read(request(alice, `::ffff:${proxyAddress}`))).toEqual(aliceByProxy);
  });

  it('is as if it was not there from any other address', () => {
    expect(reader().read(request(alice, '10.0.0.2'))).toBe('none');
    expect(reader().read(request({ ...alice, ...basic }, '10.0.0.2'))).toEqual(bobByPassword);
    const twice = { 'x-remote-user': ['alice', 'eve'], ...basic };
    expect(reader().read(request(twice, '10.0.0.2'))).toEqual(bobByPassword);
  });

  it('is not believed because of what a header says of addresses', () => {
    const forwarded = { 'x-forwarded-for': [proxyAddress], forwarded: [`for=${proxyAddress}`] };
    expect(reader().read(request({ ...alice, ...forwarded }, '10.0.0.2'))).toBe('none');
  });

  it('is believed with the secret, from anywhere if no address is trusted', () => {
    const bySecret = reader({ networks: [], secret: madeUp });
    const shows = (...secrets: string[]) =>
      bySecret.read(request({ ...alice, 'x-umpin-proxy-secret': secrets }));
    expect(shows(madeUp)).toEqual(aliceByProxy);
    expect(shows()).toBe('none');
    expect(shows('')).toBe('none');
    expect(shows(`${madeUp} `)).toBe('none');
    expect(shows(madeUp.toUpperCase())).toBe('none');
    expect(shows(madeUp.slice(1))).toBe('none');
    expect(shows(madeUp, madeUp)).toBe('none');
    expect(shows('guess', madeUp)).toBe('none');
  });

  it('needs the address and the secret if both are configured', () => {
    const byBoth = reader({ secret: madeUp });
    const withSecret = { ...alice, 'x-umpin-proxy-secret': [madeUp] };
    expect(byBoth.read(request(withSecret))).toEqual(aliceByProxy);
    expect(byBoth.read(request(alice))).toBe('none');
    expect(byBoth.read(request(withSecret, '10.0.0.2'))).toBe('none');
  });

  it('cannot be asked for without an address or a secret', () => {
    expect(() => reader({ networks: [] })).toThrow('TRUSTED_PROXIES');
  });

  it('is refused if the name is there twice, whatever else the request shows', () => {
    for (const names of [
      ['alice', 'eve'],
      ['alice', 'alice'],
      ['', 'alice'],
      ['alice', ''],
    ]) {
      expect(reader().read(request({ 'x-remote-user': names, ...basic }))).toBe('ambiguous');
    }
  });

  it('is refused if the name is no name, whatever else the request shows', () => {
    expect(reader().read(request({ 'x-remote-user': ['a@b@c'], ...basic }))).toBe('none');
    expect(reader().read(request({ 'x-remote-user': ['ali\tce'], ...basic }))).toBe('none');
  });

  it.each(['', '(null)'])(
    'leaves a request for which the proxy names no user to its own credentials: %j',
    (name) => {
      expect(reader().read(request({ 'x-remote-user': [name], ...basic }))).toEqual(bobByPassword);
      expect(reader({ domain: 'example.com' }).read(request({ 'x-remote-user': [name] }))).toBe(
        'none',
      );
    },
  );

  it('is an address if a domain is configured', () => {
    const login = 'alice@example.com';
    const withDomain = reader({ domain: 'example.com' });
    expect(withDomain.read(request(alice))).toEqual({ scheme: 'proxy', login });
    const windows = { 'x-remote-user': ['DOMAIN\\alice'] };
    expect(withDomain.read(request(windows))).toEqual({ scheme: 'proxy', login });
  });
});
