/** A request that cannot be read. The message names a field and never holds its value. */
export class InvalidRequest extends Error {
  override readonly name = 'InvalidRequest';
}
