import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { z } from 'zod';
import { KeyRing } from '../crypto/key-ring.js';
import { DamagedText, decodeText } from '../common/decode-text.js';
import { isLoopback } from '../common/loopback.js';
import { isMailAddress } from '../common/mail-address.js';
import { parseBlocklist } from '../pin-policy/blocklist.js';

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

/**
 * The URL of a server with credentials. Characters that are not percent-encoded (RFC 3986 2.1) get an error
 * of their own: with `/` in a password, the text can still be a URL, of a host with the user's name.
 *
 * @param isServer whether a text with one of the schemes is the URL of a server
 */
const serverUrl = (schemes: string[], isServer: (text: string) => boolean) => {
  const starts = schemes.map((scheme) => `${scheme}//`);
  const hasScheme = (text: string) => starts.some((start) => text.toLowerCase().startsWith(start));
  return z
    .string()
    .refine((text) => !hasScheme(text) || isPercentEncoded(text), {
      message:
        'must have special characters in user name and password percent-encoded: ' +
        '%23 for #, %2F for /, %3F for ?, %25 for %, %20 for a blank',
      abort: true,
    })
    .refine(
      (text) => hasScheme(text) && isServer(text),
      `must be a URL that starts with ${starts.join(' or ')}`,
    );
};

function isPercentEncoded(text: string): boolean {
  const [, behindAuthority = ''] = /^[^:]*:\/\/[^/?#]*(.*)$/s.exec(text) ?? [];
  // URLs of servers have no fragment; an @ outside of a parameter should be in front of the host.
  if (/[#\s]/.test(text) || /^[^=]*@/.test(behindAuthority)) return false;
  try {
    return Boolean(decodeURIComponent(text));
  } catch {
    return false;
  }
}

/** A mail server. */
export const mailServerUrl = serverUrl(
  ['smtp:', 'smtps:'],
  (text) => URL.canParse(text) && new URL(text).hostname !== '',
);

/** Asterisk's REST interface, with user and password. */
export const ariUrl = serverUrl(
  ['http:', 'https:'],
  (text) => URL.canParse(text) && new URL(text).username !== '' && new URL(text).password !== '',
);

/** One address without a name, which can stand in an SMTP envelope and in a header as it is. */
export const mailAddress = z.string().refine(isMailAddress, 'must be a bare mail address');

/**
 * The name before an address (RFC 5322 3.4, display-name). A line break would begin another header field; the other
 * characters that are refused would change what else mail clients show.
 */
export const mailName = z
  .string()
  .refine(
    (name) => name.trim() !== '' && !/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}]/u.test(name),
    'must be a name on one line, without control characters',
  )
  .refine((name) => Array.from(name).length <= 64, 'may have at most 64 characters');

/** A receiver of syslog, without encryption on this very machine alone: events hold logins and addresses. */
export const syslogUrl = url('syslog+tls:', 'syslog+tcp:').pipe(
  z.string().superRefine((text, context) => {
    const { protocol, hostname, username, password, pathname, search, hash } = new URL(text);
    const refuse = (message: string) => context.addIssue({ code: 'custom', message });
    if (username || password || pathname.replace('/', '') || search || hash) {
      refuse('must have a host and a port, and nothing else');
    } else if (protocol === 'syslog+tcp:' && !isLoopback(hostname)) {
      refuse('must be syslog+tls:// unless the receiver is on the loopback interface');
    }
  }),
);

/** A private key in PEM; errors quote nothing of it. */
export const privateKey = z.string().refine((pem) => {
  try {
    return createPrivateKey(pem).type === 'private';
  } catch {
    return false;
  }
}, 'must be a private key in PEM without a passphrase');

/** A PostgreSQL server by its host or, in the parameter `host`, by the folder of its unix socket. */
export const databaseUrl = serverUrl(['postgres:', 'postgresql:'], (text) => {
  // The host may be missing if the parameter has it, also after a user and a password.
  const filled = text.replace(/^([a-z]+:\/\/(?:[^/?]*@)?)(?=\/)/i, '$1missing');
  if (!URL.canParse(filled)) return false;
  const { hostname, searchParams } = new URL(filled);
  return Boolean(filled === text ? hostname : searchParams.get('host'));
});

/** A whole number between both bounds, inclusive. */
export const wholeNumber = (low: number, high: number) =>
  z
    .string()
    .regex(/^[0-9]{1,12}$/, `must be a whole number from ${low} to ${high}`)
    .transform(Number)
    .refine(
      (value) => value >= low && value <= high,
      `must be a whole number from ${low} to ${high}`,
    );

/** A probability between both bounds, inclusive. */
export const chance = z
  .string()
  .regex(/^(0|1|0\.[0-9]{1,15}|1\.0{1,15})$/, 'must be a decimal from 0 to 1 such as 0.01')
  .transform(Number);

/** A comma-separated list. */
export const list = <T>(each: z.ZodType<T, string>) =>
  z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .pipe(z.array(each));

/** An IP address, or a network as in 10.0.0.0/8. */
export const network = z.string().refine((text) => {
  const [address = '', prefix, ...more] = text.split('/');
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  const fits = prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits);
  return bits > 0 && fits && more.length === 0;
}, 'must be IP addresses or networks such as 10.0.0.0/8');

/** The name of an HTTP field (RFC 9110 5.6.2), in lower case. */
export const headerName = z
  .string()
  .regex(/^[\w!#$%&'*+.^`|~-]+$/, 'must be the name of an HTTP field')
  .transform((name) => name.toLowerCase());

/** Public-key signatures only: with a shared secret, the public key could be that secret (RFC 8725 2.1). */
export const signatureAlgorithm = z.enum(
  ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'],
  'must be signature algorithms such as RS256,ES256',
);

/** Scopes of OpenID Connect (RFC 6749 3.3): without `openid` there is no ID token. */
export const scopes = z
  .string()
  .refine(
    (text) => /^[\x21\x23-\x5b\x5d-\x7e ]+$/.test(text) && text.split(' ').includes('openid'),
    'must be scopes with blanks between them, openid among them',
  );

/** `true` or `false`, written out. */
export const toggle = z
  .enum(['true', 'false'], 'must be true or false')
  .transform((text) => text === 'true');

/** A key ring; errors quote nothing of it. */
export const keyRing = z.string().transform((text, context) => {
  try {
    return KeyRing.parse(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
    return z.NEVER;
  }
});

/**
 * Reads the file that a setting names.
 *
 * @throws Error whose message completes a sentence about that setting, and quotes nothing
 */
export function readSettingFile(path: string): string {
  try {
    return decodeText(readFileSync(path));
  } catch (error) {
    const reason =
      error instanceof DamagedText
        ? `that in line ${error.lines[0]} ${error.message}`
        : unreadable(error);
    throw new Error(`names a file ${reason}`, { cause: error });
  }
}

/** Without the path: what is given in its place by mistake may be the secret itself. */
function unreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
  return `that cannot be read${code}`;
}

/** The path of a file of refused PINs, which is read once. */
export const blocklistFile = z.string().transform((path, context) => {
  let text: string;
  try {
    text = readSettingFile(path);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
    return z.NEVER;
  }
  try {
    return parseBlocklist(text);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    context.addIssue({ code: 'custom', message: `names a file that is wrong in ${error.message}` });
    return z.NEVER;
  }
});

/** The path of a PEM file of certificates, which is read once. */
export const certificatesFile = z.string().transform((path, context) => {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    context.addIssue({ code: 'custom', message: `names a file ${unreadable(error)}` });
    return z.NEVER;
  }
  try {
    certificatesIn(text).forEach((pem) => new X509Certificate(pem));
    return text;
  } catch {
    context.addIssue({ code: 'custom', message: 'names a file that holds no certificate in PEM' });
    return z.NEVER;
  }
});

/**
 * Refuses a file without certificates, with which Node.js would trust no server.
 *
 * @throws RangeError if there are none
 */
function certificatesIn(text: string): string[] {
  const found = text.match(/-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----/gs);
  if (!found) throw new RangeError('There is no certificate.');
  return found;
}

/** Characters that a return path has behind the name in its local part: a plus sign and a token. */
const returnPathAddition = 43;

/** The address below which each mail has a return path of its own. */
export const bounceAddress = z.string().refine(
  (text) => {
    const at = text.lastIndexOf('@');
    // With any token it is a mail address if it is one with these letters.
    return isMailAddress(text.slice(0, at) + 'a'.repeat(returnPathAddition) + text.slice(at));
  },
  `must be a bare mail address with at most ${64 - returnPathAddition} characters before the @`,
);

/** The path of a file to write, wherever the service is started from. */
export const absolutePath = z
  .string()
  .refine(
    (path) => path.startsWith('/') && !path.endsWith('/'),
    'must be the absolute path of a file',
  );

/**
 * The path of a unix socket: sun_path has 108 bytes with the final NUL (unix(7)), and the temporary name of
 * the file is seven bytes longer.
 */
export const socketPath = z
  .string()
  .refine(
    (path) => path.startsWith('/') && Buffer.byteLength(path) <= 100,
    'must be an absolute path of at most 100 bytes',
  );

/** A name of the IANA time zone database. */
export const timeZone = z.string().refine((name) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}, 'must be an IANA time zone such as Europe/Berlin');
