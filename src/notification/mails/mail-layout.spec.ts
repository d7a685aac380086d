import { describe, expect, it } from 'vitest';
import { escapeHtml, simpleHtml } from './mail-layout.js';
import { processorMs } from '../../../test/support/processor-time.js';

describe('plain text', () => {
  it('keeps its line breaks, whichever way they are written', () => {
    expect(simpleHtml('one\ntwo\r\nthree\rfour\n\nfive')).toEqual({
      html: 'one<br />two<br />three<br />four<br /><br />five',
      text: 'one\ntwo\nthree\nfour\n\nfive',
    });
  });

  it.each([
    ['5 < 6 & 7 > 6', '5 &lt; 6 &amp; 7 &gt; 6'],
    ['AT&T, Q&A', 'AT&amp;T, Q&amp;A'],
    ['Dial <extension> and #', 'Dial &lt;extension&gt; and #'],
    ['Ask <help@example.com>', 'Ask &lt;help@example.com&gt;'],
    ['a<b', 'a&lt;b'],
    ['<3', '&lt;3'],
  ])('shows %s as it was typed', (source, html) => {
    expect(simpleHtml(source)).toEqual({ html, text: source });
  });

  it('may be 512 opening angle brackets', () => {
    expect(simpleHtml('<'.repeat(512))).toEqual({
      html: '&lt;'.repeat(512),
      text: '<'.repeat(512),
    });
  });

  it('may be empty', () => {
    expect(simpleHtml('')).toEqual({ html: '', text: '' });
    expect(simpleHtml(' \n ').text).toBe('');
  });
});

describe('simple HTML', () => {
  it('keeps its formatting', () => {
    const html =
      '<p>Call <b>5000</b>, <i>not</i> <u>5001</u>.</p><ul><li>one</li><li>two</li></ul>';
    expect(simpleHtml(html)).toEqual({
      html,
      text: 'Call 5000, not 5001.\n\n * one\n * two',
    });
  });

  it('reads character references, with tags or without', () => {
    expect(simpleHtml('Gr&uuml;&szlig;e &amp; &lt;Dank&gt; &#8364;')).toEqual({
      html: 'Grüße &amp; &lt;Dank&gt; €',
      text: 'Grüße & <Dank> €',
    });
    expect(simpleHtml('<b>&#x3c;script&#x3e;</b>').html).toBe('<b>&lt;script&gt;</b>');
  });

  it('closes what was left open', () => {
    expect(simpleHtml('<p>one <b>two <i>three').html).toBe('<p>one <b>two <i>three</i></b></p>');
  });

  it('cannot close the mail around it', () => {
    expect(simpleHtml('one</div></div></td></table></body></html><b>two</b>').html).toBe(
      'one<b>two</b>',
    );
  });

  it('keeps the words of headings and table cells apart', () => {
    expect(simpleHtml('<h1>Help</h1>Call<table><tr><td>one</td><td>two</td></tr></table>')).toEqual(
      {
        html: '<div>Help</div>Call<div>one</div><div>two</div>',
        text: 'Help\nCall\none\ntwo',
      },
    );
  });

  it.each([
    ['a script', '<script>alert(1)</script>Call 5000', 'Call 5000'],
    ['a script in capitals', '<SCRIPT SRC=//evil.example></SCRIPT>Call', 'Call'],
    ['an image', '<img src=x onerror=alert(1)>Call', 'Call'],
    ['a tracking pixel', 'Call<img src="https://evil.example/p.gif" width="1">', 'Call'],
    ['a link of script', '<a href=javascript:alert(1)>Call</a>', 'Call'],
    ['a link', '<a href="https://evil.example">Call</a>', 'Call'],
    ['a style sheet', '<style>@import url(//evil.example)</style><b>Call</b>', '<b>Call</b>'],
    ['a style', '<b style="background:url(//evil.example)">Call</b>', '<b>Call</b>'],
    ['an event handler', '<p onclick="alert(1)" class="x" id="y">Call</p>', '<p>Call</p>'],
    ['a frame', '<iframe src="//evil.example"></iframe>Call', 'Call'],
    ['a drawing with a script', '<svg><script>alert(1)</script></svg>Call', 'Call'],
    ['a form', '<form action="//evil.example"><input name="pin">Call</form>', 'Call'],
    ['a redirect', '<meta http-equiv="refresh" content="0;url=//evil.example">Call', 'Call'],
    ['an Outlook comment', '<!--[if mso]><b>x</b><![endif]--><b>Call</b>', '<b>Call</b>'],
    ['a tag around a tag', '<scr<script>ipt>alert(1)</script>', 'ipt&gt;alert(1)'],
    [
      'an unfinished tag',
      'Call <img src=x onerror=alert(1)',
      'Call &lt;img src=x onerror=alert(1)',
    ],
  ])('loses %s', (_, source, html) => {
    expect(simpleHtml(source).html).toBe(html);
  });

  it.each(['<', '<b', '<b>', '<p ', '</', '<b <', '&', '&#', '<!--', '<![CDATA['])(
    'is read immediately if it is 512 characters of %s',
    async (piece) => {
      const source = piece.repeat(512).slice(0, 512);
      let html = '';
      expect(await processorMs(() => ({ html } = simpleHtml(source)))).toBeLessThan(200);
      expect(html).not.toMatch(/<(?!\/?b>|\/?p>)/);
    },
  );
});

it('escapes everything that means something in HTML', () => {
  expect(escapeHtml(`<a href="x" title='y'>&amp;</a>`)).toBe(
    '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;&lt;/a&gt;',
  );
});
