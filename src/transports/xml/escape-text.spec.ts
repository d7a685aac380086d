import { describe, expect, it } from 'vitest';
import { escapeText } from './escape-text.js';

describe('escapeText', () => {
  it.each([
    ['<a> & "b"', '&lt;a&gt; &amp; &quot;b&quot;'],
    ['tab\tand\nline', 'tab\tand\nline'],
    ['a\rb', 'a&#13;b'],
    [']]>', ']]&gt;'],
    ['\u0000\u0008\u001f\uffff\ud800!', '\ufffd\ufffd\ufffd\ufffd\ufffd!'],
    ['é€😀', 'é€😀'],
    ['$& $1', '$&amp; $1'],
  ])('turns %j into %j', (text, escaped) => {
    expect(escapeText(text)).toBe(escaped);
  });
});
