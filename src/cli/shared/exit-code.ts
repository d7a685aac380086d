/** How the command ends: as `grep` does, so that a script can tell "no" from "could not say". */
export const exitCode = {
  done: 0,
  /** The answer of a check is no. */
  no: 1,
  /** Wrong usage, a refusal, a database that does not answer. */
  failed: 2,
  /** Ctrl-C at a prompt, as shells number it. */
  cancelled: 130,
} as const;
