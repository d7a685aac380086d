import { hasControlCharacters, lengthOf } from '../common/text-rules.js';

/** Characters. */
const maxLoginLength = 256;

/** Bytes of login and password together; NIST SP 800-63B-4 app. A.2 finds a limit reasonable. */
export const maxCredentialsLength = 1_024;

/** Characters. */
const maxLabelLength = 256;

/**
 * Characters. NIST SP 800-63B-4 3.1.1.2 asks for 15 where a password is all there is, and for 8
 * beside a second factor. Which of them holds is the site's own rule; 8 is the floor beneath it.
 */
const minPasswordLength = 8;

/** What is wrong with a login, in words for an administrator; empty when nothing is. */
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

/** What is wrong with a password; never quotes it. */
export function passwordProblems(login: string, password: string): string[] {
  const problems: string[] = [];
  if (lengthOf(password.normalize('NFC')) < minPasswordLength) {
    problems.push(`the password must have at least ${minPasswordLength} characters`);
  }
  // What is longer could be stored, but no caller could ever send it.
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

/** What is wrong with an administrator's words on an API key. */
export function labelProblems(label: string): string[] {
  const problems: string[] = [];
  if (lengthOf(label) > maxLabelLength) {
    problems.push(`the label may have at most ${maxLabelLength} characters`);
  }
  if (hasControlCharacters(label)) problems.push('the label must not contain control characters');
  return problems;
}

/**
 * Whether this is text that can stand for somebody, in a query and in a log: 1 to 256 characters,
 * no control characters.
 */
export function isPlainName(value: unknown): value is string {
  return typeof value === 'string' && /^\P{Cc}{1,256}$/u.test(value);
}
