/** How a command ends; as with `grep`, a script can tell "no" from "could not say". */
export const exitCode = {
  done: 0,
  /** The answer of a check is no, or the service refused. */
  no: 1,
  /** Wrong usage, a refusal of an administrator's command, a database that does not answer. */
  failed: 2,
  /** No usable answer of the service, so that the outcome may be unknown. */
  noAnswer: 3,
  /** Ctrl-C at a prompt, as shells number it. */
  cancelled: 130,
} as const;
