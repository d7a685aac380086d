import { describe, expect, it } from 'vitest';
import { inMbox, verdictsIn } from './spamassassin.js';

const judged = (status: string, index: number) =>
  inMbox(
    `X-Spam-Checker-Version: SpamAssassin\n${status}\nMessage-ID: <${index}@example.com>\nSubject: PIN\n\nHello\n`,
  );

describe('what SpamAssassin wrote', () => {
  it('has a score and the rules of each message, also over several lines', () => {
    const mbox = [
      'X-Spam-Status: No, score=0.0 required=5.0 tests=none autolearn=ham\n\tautolearn_force=no version=4.0.1',
      'X-Spam-Status: Yes, score=5.2 required=5.0 tests=HTML_MESSAGE,\n\tMIME_HTML_ONLY autolearn=no\n\tversion=4.0.1',
      'X-Spam-Status: No, score=-0.0 required=5.0 tests=NO_RELAYS autolearn=ham version=4.0.1',
    ].map(judged);
    expect([...verdictsIn(mbox.join(''))]).toEqual([
      ['<0@example.com>', { score: 0, highest: 0, rules: [] }],
      ['<1@example.com>', { score: 5.2, highest: 5.2, rules: ['HTML_MESSAGE', 'MIME_HTML_ONLY'] }],
      ['<2@example.com>', { score: -0, highest: -0, rules: ['NO_RELAYS'] }],
    ]);
  });

  it('is refused if a message has no score, or has one in its text alone', () => {
    const text = inMbox('Subject: PIN\n\nX-Spam-Status: No, score=0.0 required=5.0 tests=none a');
    expect(() => verdictsIn(text)).toThrow('without a score');
  });
});

it('a message is one of an mbox file, whatever its lines begin with', () => {
  const message = 'Subject: PIN\r\n\r\nFrom now on\r\n>From a\r\nfrom b\r\n';
  expect(inMbox(message).split('\n').slice(1)).toEqual([
    'Subject: PIN',
    '',
    '>From now on',
    '>>From a',
    'from b',
    '',
    '',
  ]);
});
