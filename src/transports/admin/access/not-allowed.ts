/** The caller has no right to this, or did not ask for it: a web page did. */
export class NotAllowed extends Error {
  override readonly name = 'NotAllowed';
}
