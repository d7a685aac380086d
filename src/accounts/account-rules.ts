/** Characters. */
const maxLoginLength = 256;

/** Bytes of login and password together; NIST SP 800-63B-4 app. A.2 finds a limit reasonable. */
export const maxCredentialsLength = 1_024;

/** Characters. */
const maxLabelLength = 256;

/**
 * Characters. NIST SP 800-63B-4 3.1.1.2 asks for 15 if the password is the only factor, and for 8
 * beside a second one. Sites decide which of them applies; 8 is the lower bound of both.
 */
const minPasswordLength = 8;

/** The rules that a login breaks, in words for an administrator. */
export function loginProblems(login: string): string[] {
  const problems: string[] = [];
  if (login === '') problems.push('the login is empty');
  if (lengthOf(login) > maxLoginLength) {
    problems.push(`the login may have at most ${maxLoginLength} characters`);
  }
  // RFC 7617 2: the first colon ends the user-id.
  if (login.includes(':')) problems.push('the login must not contain a colon');
  if (hasControlCharacters(login)) problems.push('the login must not contain control characters');
  if (login !== login.trim()) problems.push('the login must not begin or end with a blank');
  return problems;
}

/** The rules that a password breaks; never quotes it. */
export function passwordProblems(login: string, password: string): string[] {
  const problems: string[] = [];
  if (lengthOf(password.normalize('NFC')) < minPasswordLength) {
    problems.push(`the password must have at least ${minPasswordLength} characters`);
  }
  // A longer password could be stored, but no caller could send it.
  if (Buffer.byteLength(`${login}:${password}`) > maxCredentialsLength) {
    problems.push(`login and password together may have at most ${maxCredentialsLength - 1} bytes`);
  }
  if (hasControlCharacters(password)) {
    problems.push('the password must not contain control characters');
  }
  if (password.toLowerCase() === login.toLowerCase()) {
    problems.push('the password must not be the login');
  }
  return problems;
}

/** The rules that the label of an API key breaks. */
export function labelProblems(label: string): string[] {
  const problems: string[] = [];
  if (lengthOf(label) > maxLabelLength) {
    problems.push(`the label may have at most ${maxLabelLength} characters`);
  }
  if (hasControlCharacters(label)) problems.push('the label must not contain control characters');
  return problems;
}

/**
 * Whether this can be a name, in a query and in a log: text of 1 to 256 characters without control
 * characters.
 */
export function isPlainName(value: unknown): value is string {
  return typeof value === 'string' && /^\P{Cc}{1,256}$/u.test(value);
}

/**
 * Whether a text has characters that no name or password may have: control characters, line separators,
 * and unpaired surrogates, which PostgreSQL rejects.
 */
export function hasControlCharacters(text: string): boolean {
  return /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u.test(text);
}

/** The length in code points, as PostgreSQL counts characters. */
export function lengthOf(text: string): number {
  return Array.from(text).length;
}
