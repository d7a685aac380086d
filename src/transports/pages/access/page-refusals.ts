/** Nobody has signed in, or the session has ended. */
export class NotSignedIn extends Error {
  override readonly name = 'NotSignedIn';
}

/** The form belongs to an earlier session of the same browser. */
export class FormOutdated extends Error {
  override readonly name = 'FormOutdated';
}

/** The person has no right to this page, or did not ask for it: another site did. */
export class PageNotAllowed extends Error {
  override readonly name = 'PageNotAllowed';
}

/** The browser would send the password, and the cookie after it, in plain text over a network. */
export class PlainTextConnection extends Error {
  override readonly name = 'PlainTextConnection';
}
