import { z } from 'zod';
import { KeyRing } from './crypto/key-ring.js';

/** A URL with a host and one of these schemes, such as `https:`. */
export const url = (...schemes: string[]) =>
  z.string().refine(
    (text) => {
      if (!URL.canParse(text)) return false;
      const { protocol, hostname } = new URL(text);
      return schemes.includes(protocol) && hostname !== '';
    },
    `must be a URL that starts with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}`,
  );

/** A whole number, both bounds included. */
export const wholeNumber = (low: number, high: number) =>
  z
    .string()
    .regex(/^[0-9]{1,12}$/, `must be a whole number from ${low} to ${high}`)
    .transform(Number)
    .refine(
      (value) => value >= low && value <= high,
      `must be a whole number from ${low} to ${high}`,
    );

/** `true` or `false`, written out. */
export const toggle = z
  .enum(['true', 'false'], 'must be true or false')
  .transform((text) => text === 'true');

/** A key ring; what is wrong with it is said without a character of it. */
export const keyRing = z.string().transform((text, context) => {
  try {
    return KeyRing.parse(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
    return z.NEVER;
  }
});

/** A name of the IANA time zone database. */
export const timeZone = z.string().refine((name) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}, 'must be an IANA time zone such as Europe/Berlin');
