/** A sign-in at the issuer that lets nobody in. */
export class SignInFailed extends Error {
  override readonly name = 'SignInFailed';

  /**
   * @param because `denied`: the issuer or the person said no; `failed`: its answer does not belong to a sign-in of
   *   this browser, or is not what the issuer signed; `noAccess`: the account is disabled here
   * @param reason a code for the log, nothing of an answer
   */
  constructor(
    readonly because: 'denied' | 'failed' | 'noAccess',
    readonly reason: string,
  ) {
    super('The sign-in at the issuer has failed.');
  }
}
