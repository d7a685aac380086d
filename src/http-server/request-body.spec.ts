import { describe, expect, it } from 'vitest';
import { mediaTypeOf } from './request-body.js';

describe('the media type', () => {
  it('names the charset without its quotes', () => {
    expect(mediaTypeOf('text/xml; Charset="ISO-8859\\-1"; a=b')).toEqual({
      type: 'text/xml',
      charset: 'ISO-8859-1',
    });
  });
});
