import type { Terminal } from '../shared/terminal.js';

const width = 30;

export interface ProgressBar {
  readonly update: (done: number, of: number) => void;
  /** Clears the line for the output that follows. */
  readonly end: () => void;
}

/** Between two lines in a log, milliseconds: a short operation has none. */
const lineEveryMs = 10_000;

/**
 * Tells on standard error how far a long operation is: a bar on a terminal, else a plain line now and then.
 *
 * @param now milliseconds
 */
export function progressBar(
  { errors }: Terminal,
  label: string,
  now = () => performance.now(),
): ProgressBar {
  if (!errors.isTTY) return progressLines({ errors }, label, now);
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

function progressLines(
  { errors }: Pick<Terminal, 'errors'>,
  label: string,
  now: () => number,
): ProgressBar {
  let last = now();
  return {
    update: (done, of) => {
      const time = now();
      if (time - last < lineEveryMs) return;
      last = time;
      errors.write(`${label}: ${done} of ${of}\n`);
    },
    end: () => undefined,
  };
}

// ECMA-48 8.3.41: erase in line, from the cursor to its end.
const clearToEnd = '\u001b[K';
