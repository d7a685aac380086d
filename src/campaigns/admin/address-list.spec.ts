import { expect, it } from 'vitest';
import { readAddressList } from './address-list.js';

it.each([
  ['', []],
  ['\n\r\n  \n', []],
  ['alice@example.com', ['alice@example.com']],
  ['alice@example.com\r\nbob@example.com\r\n', ['alice@example.com', 'bob@example.com']],
  [
    ' alice@example.com \n# those of Sales\n#\nbob@example.com',
    ['alice@example.com', 'bob@example.com'],
  ],
])('reads the addresses of %j', (text, addresses) => {
  expect(readAddressList(text)).toEqual(addresses);
});
