import { describe, expect, it } from 'vitest';
import { UsageError } from '../shared/errors.js';
import { readArguments } from './arguments.js';

const url = 'https://um.example.com/EWS/UM2007Legacy.asmx';
const given = (...more: string[]) => readArguments(['--url', url, '--user', 'alice', ...more]);
const at = (address: string, ...more: string[]) =>
  readArguments(['--url', address, '--user', 'alice', ...more]);

describe('the arguments of reset-pin', () => {
  it('require the address of the service and the user, and nothing else', () => {
    expect(given()).toEqual({
      url: new URL(url),
      user: 'alice',
      timeoutSeconds: 30,
      caFile: undefined,
      json: false,
    });
  });

  it('may set the timeout, the trusted certificates and the output format', () => {
    expect(given('--timeout', '2.5', '--ca', 'ca.pem', '--json')).toMatchObject({
      timeoutSeconds: 2.5,
      caFile: 'ca.pem',
      json: true,
    });
  });

  it.each([
    ['http://localhost:8080/'],
    ['http://127.0.0.1/'],
    ['http://127.1.2.3/'],
    ['http://[::1]:8080/'],
  ])('may name http:// on this machine: %s', (address) => {
    expect(at(address)).toMatchObject({ url: new URL(address) });
  });

  it.each([
    ['http://um.example.com/'],
    ['http://127.example.com/'],
    ['http://localhost.example.com/'],
    ['http://[::2]/'],
  ])('never send a password in clear to %s unless told to', (address) => {
    expect(() => at(address)).toThrow(/in clear/);
    expect(at(address, '--allow-plain-http')).toMatchObject({ url: new URL(address) });
  });

  it.each([
    [['--password', 'demo-alice']],
    [['--password=demo-alice']],
    [['--passwort=demo-alice']],
    [['demo-alice']],
  ])('refuse a password without repeating it: %j', (misplaced) => {
    expect(() => given(...misplaced)).toThrow(UsageError);
    expect(() => given(...misplaced)).not.toThrow(/demo-alice/);
  });

  it.each([
    ['no address', ['--user', 'alice'], /--url/],
    ['no user', ['--url', url], /--user/],
    ['half an address', ['--url', 'um.example.com', '--user', 'alice'], /--url/],
    ['another protocol', ['--url', 'ftp://um.example.com', '--user', 'alice'], /--url/],
    ['a password in the address', ['--url', 'https://alice:x@h/', '--user', 'alice'], /--url/],
    ['a user that Basic cannot carry', ['--url', url, '--user', 'alice:x'], /--user/],
    ['no wait at all', ['--url', url, '--user', 'alice', '--timeout', '0'], /--timeout/],
    ['a wait that is no number', ['--url', url, '--user', 'alice', '--timeout', 'x'], /--timeout/],
    ['an unknown option', ['--url', url, '--user', 'alice', '--pin', '1234'], /--pin/],
  ])('name what is wrong with %s', (_what, argv, named) => {
    expect(() => readArguments(argv)).toThrow(UsageError);
    expect(() => readArguments(argv)).toThrow(named);
  });

  it('may be --help alone', () => {
    expect(readArguments(['--help'])).toBe('help');
  });
});
