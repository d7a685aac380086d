import type { FastifyRequest } from 'fastify';
import { describe, expect, it } from 'vitest';
import { pageLanguage } from './page-language.js';

const languageFor = (accept: string | undefined, ofMailbox?: string) =>
  pageLanguage({ headers: { 'accept-language': accept } } as FastifyRequest, ofMailbox).locale;

describe('the language of a page', () => {
  it.each([
    [undefined, undefined, 'en'],
    [undefined, 'de', 'de'],
    ['de', 'fr', 'de'],
    ['de-AT,de;q=0.9,en;q=0.8', undefined, 'de-AT'],
    ['en;q=0.3, es;q=0.7', undefined, 'es'],
    ['en-GB,de;q=0.5', 'de', 'en-GB'],
    ['ar, he;q=0.9, ja;q=0.1', undefined, 'ja'],
    ['ar', 'fr', 'fr'],
    ['de;q=0, fr;q=0.1', undefined, 'fr'],
    ['pt', undefined, 'pt'],
    ['zh-TW', undefined, 'zh-Hant-TW'],
    ['*', 'sv', 'sv'],
    ['no', undefined, 'nb'],
    ['"><script>', 'fi', 'fi'],
    ['xx-'.repeat(5_000), undefined, 'en'],
  ])('for %j and a mailbox in %j is %s', (accept, ofMailbox, expected) => {
    expect(languageFor(accept, ofMailbox)).toBe(expected);
  });
});
