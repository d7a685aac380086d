import type { Terminal } from '../shared/terminal.js';

const width = 30;

export interface ProgressBar {
  readonly update: (done: number, of: number) => void;
  /** Clears the line for the output that follows. */
  readonly end: () => void;
}

/** A bar on standard error during a long operation; silent if standard error is not a terminal. */
export function progressBar({ errors }: Terminal, label: string): ProgressBar {
  if (!errors.isTTY) return { update: () => undefined, end: () => undefined };
  return {
    update: (done, of) => {
      const filled = of === 0 ? width : Math.floor((done / of) * width);
      const bar = '#'.repeat(filled).padEnd(width, '.');
      errors.write(`\r${label} [${bar}] ${done} of ${of}${clearToEnd}`);
    },
    end: () => {
      errors.write(`\r${clearToEnd}`);
    },
  };
}

// ECMA-48 8.3.41: erase in line, from the cursor to its end.
const clearToEnd = '\u001b[K';
