import { format, inspect } from 'node:util';
import { serialize } from 'node:v8';
import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { Pin } from './pin.js';

const digits = '048213';
const pin = new Pin(digits);

function logged(write: (logger: pino.Logger) => void): string {
  const lines: string[] = [];
  write(pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) }));
  return lines.join('');
}

describe('a PIN', () => {
  it.each<[string, () => string]>([
    ['a string', () => pin.toString()],
    // eslint-disable-next-line @typescript-eslint/restrict-template-expressions -- the accident tried
    ['a template', () => `${pin}`],
    ['a string that it is added to', () => 'PIN: ' + String(pin)],
    ['a list that is joined', () => [pin].join()],
    ['JSON', () => JSON.stringify({ pin, list: [pin] })],
    ['inspect', () => inspect({ pin }, { showHidden: true, depth: 9 })],
    ['console.log', () => format('%s %o %O %j', pin, pin, pin, pin)],
    ['its own properties', () => JSON.stringify([Object.assign({}, pin), Reflect.ownKeys(pin)])],
    ['a copy', () => inspect(structuredClone(pin))],
    ['serialised bytes', () => serialize(pin).toString('latin1')],
    ['a log line', () => logged((logger) => logger.info({ pin }, 'made %s', pin))],
    ['a log line about itself', () => logged((logger) => logger.info(pin))],
    ['an error', () => String(new Error('no', { cause: pin }).cause)],
    ['an inspected error', () => inspect(new Error('no', { cause: { pin } }))],
  ])('does not show its digits in %s (P6)', (_, shown) => {
    expect(shown()).not.toContain(digits);
  });

  it('reveals its digits on request, leading zeros included', () => {
    expect(new Pin('000451').reveal()).toBe('000451');
    expect(new Pin('000451')).toHaveLength(6);
  });

  it.each(['', ' 4821', '4821\n', '48 21', '48-21', '4821x', '-4821', '4.821', '4e21', '４８２１'])(
    'refuses %j without quoting it (P6)',
    (text) => {
      const refusal = new TypeError('A PIN holds digits only.');
      expect(() => new Pin(text)).toThrow(refusal);
    },
  );
});
